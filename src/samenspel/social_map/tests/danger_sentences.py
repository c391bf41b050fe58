"""What residents write, one on each line: without danger, with it, and what brings a number though it may be harmless."""

# No number: somebody who only asks for company would think that we take her for somebody else.
ORDINARY = """
Wie gaat er mee voor de trein van tien uur?
Ik zoek iemand voor de trein naar Utrecht.
Ik ben altijd te vroeg voor de trein.
Kun je me voor de trein van vier uur een lift geven?
Ik wil voor de trein naar mijn zus geen taxi nemen.
Het kruispunt bij de school is niet veilig voor kinderen.
De oversteek bij de kerk is onveilig, wie helpt meedenken?
Ik voel me niet veilig op de fiets, wie leert mij fietsen?
Ik zoek een maatje om veilig thuis te komen na het koor.
Hoe kan ik langer veilig thuis wonen?
Wie brengt mij veilig thuis na de bingo?
Ik wil niemand lastigvallen, maar ik zoek hulp met de boodschappen.
Ik wil geen misbruik maken van je goedheid.
Wie duwt mij in de rolstoel naar de markt?
Mijn zoon schopt graag tegen een bal, is er een voetbalclub?
Mijn dochter snijdt graag groente, is er een kookclub voor kinderen?
Het dreigt te gaan regenen op het straatfeest.
We hebben de handen ineen geslagen voor een buurttuin.
De klok slaat twaalf.
Wanneer komt er een einde aan de werkzaamheden in mijn straat?
Ik wil een einde maken aan het zwerfafval in de wijk.
Ik mis mijn ouders, die niet meer leven.
Ik woon op nummer 113.
Welke halte heeft bus 113?
De dokter controleert mij elke maand, wie rijdt me?
Ik mag niet naar buiten van de dokter, wie doet mijn boodschappen?
Ik wil graag doorleven op mijn oude fiets.
Mijn plant is dood, wie heeft een stekje?
Ik ben bang voor honden.
Ik ben bang voor de tandarts, wie gaat mee?
Ik ben bang in het donker buiten.
Mijn knie doet me pijn.
Ik zoek een cursus geweldloze communicatie.
De egel wordt met uitsterven bedreigd, wie helpt de egels?
Ik kan niet meer traplopen.
Ik zie het niet meer zo goed, wie leest mij voor?
Wie helpt mij een schilderij ophangen?
Ik wil stoppen met roken, het moet nu echt.
Mijn man slaapt slecht.
Ik heb vannacht niet geslapen.
Mijn opa is geslaagd voor zijn cursus.
Wij zoeken een slagwerker die de trommel slaat.
Wie wil een balletje slaan op de tennisbaan?
Ik doe een training zonder geweld voor ouders.
Mijn opa wil thuis sterven, wie kan er waken?
Mijn vriend slaat een spijker in de muur van het buurthuis.
Hij is te laat voor de trein geweest.
Mijn buurvrouw raakt mij altijd met haar lieve woorden.
Who can go with me to the train of ten o'clock?
Hit me up if you play chess.
I hurt myself on the stairs and need help with shopping.
My heart is beating fast when I climb the stairs.
The crossing near the school is unsafe.
Your kind words touched me.
I don't feel safe on my bike yet, who can teach me?
My phone is dead and I am dying to meet my neighbours.
Looking for a course in non-violent communication.
Köpeklerden korkuyorum, kim benimle yürür?
Evde yalnızım, biriyle sohbet etmek istiyorum.
Kocam için yürüyüş grubu arıyorum.
Utrecht treni için birini arıyorum.
Evde yaşamak istiyorum, yardım lazım.
أريد أن أتعلم الهولندية
أبحث عن شخص يذهب معي إلى القطار
أخاف من الكلاب
ابني يضرب الكرة في الحديقة
أحتاج مساعدة لابني في جدول الضرب
أريد أن أعيش قريباً من أمي
Szukam kogoś na pociąg do Utrechtu.
Boję się psów.
Chcę żyć zdrowo i biegać.
Kurs porozumienia bez przemocy
Mąż mnie uczy gotować.
Wie wil met mij met de trein naar het strand?
Ik zoek iemand die mij op de trein zet.
Mijn kind durft niet alleen naar school.
Ik durf niet alleen naar de dokter, gaat iemand mee?
Ik kan niet meer alleen naar buiten.
Ik mag niet meer autorijden van de dokter.
Mijn man is overleden en ik wil weer onder de mensen komen.
Mijn vrouw is dood en ik voel me alleen.
Ik heb geen zin om alleen te eten.
Ik heb geen zin in koken voor mij alleen.
Mijn zoon zit de hele dag op zijn kamer.
Ik wil mijn leven weer op orde krijgen.
Ik wil weer plezier in het leven.
Ik wil nog lang leven, dus ik wil bewegen.
Mijn moeder is bang om te vallen.
Ik ben bang om alleen te zijn in de nacht.
Bang in het donker, wie loopt mee naar huis?
Wie slaat er mee met tennis?
Wie kan de schutting slaan, er moeten palen de grond in.
We slaan de oogst op in de schuur.
Mijn hond bijt niet maar blaft wel.
De buurman helpt mij altijd.
Mijn ex en ik zoeken hulp met de omgang van de kinderen.
Ik wil leren omgaan met ruzie in huis.
Ik heb ruzie met de buren over de heg.
Ik zoek rust, mijn kinderen schreeuwen veel.
Wie helpt bij het einde van het schooljaar?
Ik snijd graag hout, is er een club?
Ik heb me in mijn vinger gesneden, wie helpt met afwassen?
Ik ga op reis en laat mijn huis achter.
Er wordt veel gescholden op het veld bij het voetbal.
Mijn pijn maakt me moe.
Mijn rug doet me zo veel pijn.
Ik ben moe van het leven in de stad.
Ik ben klaar met werken en wil iets doen.
Ik wil stoppen met mijn abonnement, hoe maak ik er een eind aan?
Ik sluit mij aan bij de buurt.
Ik sluit mij graag op zondag aan.
Sluit me op de lijst van vrijwilligers aan.
Ik moet trouwen met de regels leren omgaan.
Mijn dochter gaat trouwen, wie bakt een taart?
Het laat me niet los, wat ik hoorde op de avond.
Laat me niet gaan zonder afscheid.
Ik heb een leuk kleinkind dat me de hele dag slaapt.
Wie haalt oma uit het verpleeghuis?
Ik zoek een sport: boksen, waar je leert slaan.
Mijn buurman zit aan mijn heg.
Hij zit aan mij te vragen of ik help.
Wij gaan van de brug springen in het water in de zomer.
Kinderen springen van de brug, is dat toegestaan?
Ik wil op het perron niet alleen staan.
Er is geen plek meer vrij, ik wil er niet meer op wachten.
De muziek slaat ons om de oren.
Wie kan mijn kast ophangen?
Ik wil me opgeven voor het koor.
My back is hurting me and I need help with cleaning.
I am afraid of flying, who has tips?
I am scared of the dentist.
Who wants to beat me at chess?
I am dying for a walk.
Will kill for a good coffee.
I want to live near my family.
I want to be here for the summer party.
Arkadaş arıyorum, yalnızım.
Eşimden sonra yalnız kaldım.
Babamdan kalan bahçeyi paylaşmak istiyorum.
Oğlum davula vuruyor, müzik kursu var mı?
أريد أن أموت من الضحك مع الأصدقاء
أبحث عن عمل
زوجي مريض وأحتاج مساعدة
أخاف من المصعد
ضربة شمس
Jestem sama i szukam przyjaciół.
Boję się windy.
Mój syn bije rekord w bieganiu.
Шукаю подругу для прогулянок.
Я боюся собак.
Чоловік любить риболовлю.
Ищу работу.
Wie speelt er accordeon in ons koor?
Mijn vader heeft veel pijn aan zijn heup, wie doet boodschappen?
Mijn man is dement en wil niet meer eten.
Mijn moeder wil niet meer naar de dagbesteding.
Mijn zoon wil niet naar school.
Mijn broer zit in een rolstoel, wie duwt hem?
Ik krijg hulp van mijn man maar hij mag niet tillen.
Ik mag de auto van mijn man lenen, wie rijdt er mee?
Mijn ex haalt de kinderen op vrijdag op.
Ik zoek een oppas, mijn man werkt in de nacht.
Mijn kind komt niet goed mee op school.
Ik krijg klapstoelen te leen van de kerk.
Wie kan een klap opvangen van de stroomprijzen?
Ik heb dode bladeren in mijn tuin.
De batterij is dood.
Mijn kat is dood, ik ben verdrietig.
Ik wil afscheid nemen van mijn oude huis.
Ik zie niet goed meer en kan niet lezen.
Ik wil wel maar ik kan niet.
Ik durf niet te fietsen.
Ik durf niet te bellen in het Nederlands.
Mijn huis is te groot, ik ben altijd alleen.
Wie helpt mij met mijn paspoort aanvragen?
Mijn paspoort is verlopen.
De buren maken lawaai in de nacht.
Ik ben bang dat ik mijn huis kwijtraak.
Ik ben bang dat mijn hond iets krijgt.
Ik ben bang dat de kinderen mij vergeten.
Ik zoek hulp want mijn vader valt vaak.
Mijn dochter wordt gepest op school.
Ik wil vechten tegen eenzaamheid.
Het leven is duur.
Ik heb een druk leven met weinig tijd.
Er is geen leven in de straat, laten we iets doen.
Ik heb geen zin meer in regen.
Ik sta op het dak en heb een ladder nodig.
Wie komt er op mijn balkon plantjes zetten?
Ik spring in als iemand ziek is.
Hij springt graag touw.
Ik snij het brood zelf.
Ik heb mijn medicijnen nodig van de apotheek.
Kan iemand mijn pillen ophalen?
I want to live a healthy life.
My husband is ill and I need a break.
My neighbour locked himself out.
Let me know if you want to go for a walk.
He hit the ball into our garden.
My father broke his leg.
I have no point of contact at the town hall.
Kocam hasta, yardıma ihtiyacım var.
Çocuklarım için oyun arkadaşı arıyorum.
Hayatımı değiştirmek istiyorum.
Türkçe konuşan doktor arıyorum.
ابني لا يحب المدرسة
أريد المشي مع جارتي
أحتاج إلى طبيب
Mam dużo pracy i mało czasu.
Mój mąż jest chory.
Szukam kursu tańca.
Чоловік хворіє, потрібна допомога.
Мой сын ищет друзей.
Mijn zoon is zo lui, ik word er gek van.
Ik ben bang voor de winter en de rekening.
Mijn dochter wil graag weg van school.
Wie heeft een slagroomklopper te leen?
Ik wil mijn vader niet in huis laten wonen zonder hulp.
Mijn man en ik willen samen bewegen.
Ze zegt dat ik niet genoeg groente eet.
Ik ben boos op de gemeente.
Mijn leven is goed maar wat stil.
Ik mis mijn overleden man elke dag.
Waar ligt mijn overleden man begraven, wie rijdt mij?
Iemand om mee te praten over de dood van mijn vrouw
Wie wil een tweede leven geven aan oude kleren?
Leven met kanker, is er een groep?
Dit jaar komt mijn zoon thuis wonen.
Als mijn man thuiskomt van zijn werk eten we.
Mijn zoon heeft straf en mag niet naar buiten.
Wij krijgen klappen van de storm, het dak is stuk.
Ik kan niet meer stofzuigen.
Mijn fiets is gestolen.
I am scared I will fall.
My son wants to kick a ball.
Bana kim bahçede yardım eder?
Boję się egzaminu z niderlandzkiego.
أخاف من الامتحان
"""

# The number of 113: with mistakes, without accents, in dialect, and in the Dutch of who is learning it.
SUICIDE = """
ik wil dood
Ik wil doot
Ik wil nie meer leve
k wil ni meer leven
ik wil nimmer leven
Ik wil niet mer leven
zelfmoort
ik denk aan zelf moord
ik ben van plan zelfmoord te plegen
ik ga voor de trein springen
Soms wil ik voor de trein stappen.
ik spring voor de trein
morgen spring ik voor de trein
mijn broer is voor de trein gesprongen
ik ga voor de trein staan
ik gooi me voor de trein
Ik gooi mezelf onder de trein
ik wil voor de trein
ik zie het niet meer zitten
Het hoeft voor mij niet meer
het hoeft van mij allemaal niet meer
ik wil er een eind aan maken
ik maak er een einde aan
Ik wil een einde maken aan mijn leven
ik wil uit het leven stappen
ik ben het leven zat
ik bin t leven zat
ik ben klaar met leven
ik wil slapen en nooit meer wakker worden
Ik hoop dat ik morgen niet meer wakker word
iedereen is beter af zonder mij
ik was beter dood
ik wil mn eige wat aandoen
ik snij me eigen
Mijn dochter snijdt zichzelf
mijn dochter snijdt in haar armen
mijn zoon wil zich van kant maken
ik wil me ophangen
ik wil sterven
mijn moeder wil er niet meer zijn
mijn vriend die niet meer leven wil
113
bel 113?
voor de trein
I want to kil myself
i dont want live anymore
I wanna die
im thinking about sucide
olmek istiyorum
artik yasamak istemiyorum
İntihar etmeyi düşünüyorum
INTIHAR etmek istiyorum
canima kiyacagim
اريد ان اموت
زوجي يصرخ وأريد أن أموت
بدي موت
عايزة اموت
افكر بالانتحار
chce sie zabic
chce umrzec
mysle o samobojstwie
не хочу більше жити
не хочу больше жить
je veut mourir
no quero vivir
ik heb geen zin meer in het leven
ik heb nergens meer zin in, het liefst was ik er niet meer
ik wou dat ik er niet meer was
ik wil niet meer
ik kan niet meer verder
ik trek het niet meer
het leven heeft geen zin
het leven is niks meer waard
leven heeft geen nut meer
ik wil weg van de wereld
ik wil van deze wereld af
ik wil van het leven af
ik ga er een eind aan maken
ik maak me van kant
ik ga mezelf wat aandoen
ik denk elke dag aan de dood
ik wil mijn leven beeindigen
ik wil mezelf vermoorden
ik hang mij op
ik ga me verhangen
ik spring van het balkon
ik ga van de flat springen
ik heb pillen gespaard
ik wil slapen voor altijd
niemand zal me missen als ik dood ben
niemand mist mij als ik er niet ben
ze kunnen beter zonder mij
mijn dochter zegt dat ze dood wil
mijn kind wil dood
Mijn zoon praat over zelfmoord
mijn broer heeft een poging gedaan
mien leven is niks meer weerd
ik wol da'k dood wa
ik wil ni mir leve
ik zie geen uitweg meer
ik wil eruit stappen
ik hoef niet meer te leven
ik haat mijn leven
im so tired of living
i dont want to be alive anymore
i want to end my live
i cut myself every night
i wish i was never born
life is not worth living
hayat istemiyorum
artık dayanamıyorum ölmek istiyorum
kendimi öldürücem
yaşamanın anlamı yok
كرهت حياتي
ما عاد بدي عيش
أريد إنهاء حياتي
اريد انهي حياتي
نفكر في الانتحار
nie mam siły żyć
nie chce mi sie zyc
chce ze soba skonczyc
zycie nie ma sensu
ik wil stoppen met leven
ik wil niet meer verder
ik wil niet langer leven
ik hoef niet meer
ik zou willen dat ik dood was
als ik nou gewoon dood ga is alles over
ik ben liever dood
leven is zinloos
waarom leef ik nog
ik wil niet leven
ik wil neit meer leven
ik wil mijzelf iets aandoen
ik doe mezelf iets aan
ik wil me zelf dood maken
mijn dochter wil zichzelf iets aandoen
mijn buurvrouw zegt dat zij niet meer wil leven
mijn vriendin heeft geprobeerd zelfmoord te plegen
ik heb zelfmoord gedachten
ik ben suicidal
suïcidale gedachten
ik ga onder de trein
trein voor springen wil ik
ik wil dood gaan
laat mij maar dood gaan
ik wil naar mijn overleden man toe
ik spring zo van het dak
i feel like dying
i dont wanna live no more
i want to disappear forever
suicidal thoughts
thinking of ending it all
ölmek istiyorum artık
yaşamak istemiyorum yeter
intihar ediyorum
انا تعبت ابي اموت
أفكر في قتل نفسي
لا أستطيع العيش أكثر
ما بدي ضل عايشة
chcę skończyć ze swoim życiem
nie widzę sensu życia
mam myśli samobójcze
хочу покончить с жизнью
mag ik alsjeblieft dood
ik verlang naar de dood
ik ben levensmoe en alleen
het is beter als ik er niet meer ben
de wereld is beter zonder mij
ik wil een overdosis nemen
ik neem alle pillen in
mijn buurman heeft gezegd dat hij zichzelf ophangt
ik heb zelfmoordneigingen
ik wil mij dood maken
ik kan zo niet leven
ik wil niet meer hier zijn
ik wil verdwijnen
mijn kleinzoon zegt ik wil dood
i want to kill my self
i cant live anymore
no one would miss me
hayatıma son vereceğim
kendime zarar veriyorum
بدي انتحر
الحياة ما الها معنى
myślę żeby się zabić
хочу умереть
"""

# The number of Veilig Thuis.
NOT_SAFE = """
me man slaat me
hij slaat mn kinderen
ik wor geslage
Mijn vader drinkt en dan slaat ie ons
mijn stiefvader slaat mijn moeder
opa slaat oma
mijn man slaat mij altijd als hij dronken is
hij schopt mij
mijn broer schopt en slaat
ik ben bang voor me man
ik ben bang voor mn vader
Ik bin bang veur mien man
ik durf nie naar huis
ik ben thuis nie veilig
ik voel mij niet veilig
ik voel me onveilig bij mijn broer
mijn kind is niet veilig bij haar vader
ik kan niet veilig thuis wonen met hem
de buurman mishandelt zijn vrouw
mijn man mishandeld mij
Hij dreigt mij te vermoorden
mijn ex zegt dat hij mij dood maakt
ik word bedreicht door mijn ex
mijn man sluit mij op
ik ben opgesloten door mijn man
ik ben verkragt
ben aangerant in het park
mijn stiefvader zit aan mij
opa raakt mij aan waar ik niet wil
hij greep me bij de keel
ik moet trouwen van mijn ouders, ik wil niet
ik mag nergens heen van mijn man
mijn man laat mij niet naar buiten
hij pakt mijn geld af
hij slaagt mij
Mijn man hij mij slaan
mijn buurkind wordt geslagen
onveilig
slaat
my husband hitting me
I am afraid my husband
im scared to go home
he says he will kill me
he hit me
my father is beating me
I dont feel safe at home
kocam beni dovuyor
esimden korkuyom
babam beni dövüyo
beni öldürecek
زوجي بيضربني
اخاف من زوجي
أنا خايفة من جوزي
راجلي كيضربني
وهو يهددني كل يوم
maz mnie bije
pobil mnie
boje sie meza
mąż grozi że mnie zabije
чоловік мене бє
муж меня избивает
mon mari me frape
mein mann schlagt mich
mi marido me pego
mijn man doet mij elke dag pijn
hij doet me altijd pijn
mijn man is gewelddadig
mijn vader is agressief en gooit met dingen
hij gooit dingen naar mijn hoofd
hij duwt me van de trap
hij heeft me geduwd
hij schreeuwt tegen mij en de kinderen
mijn vriend bedreigt mij met een mes
mijn man is jaloers en ik mag niet naar mijn zus
ik mag niet alleen naar buiten
hij wil niet dat ik met mensen praat
hij zegt als je weggaat maak ik je dood
ik ben gevlucht voor mijn man
ik moet vluchten met mijn kinderen
ik slaap in de auto want ik durf niet thuis
ik ben bang dat hij mij iets doet
ik ben bang dat mijn ex mij iets aandoet
mijn ex staat steeds voor de deur
mijn ex volgt me overal
me ex stalkt mij
mijn ex wil mijn kinderen ontvoeren
mijn oom komt in mijn kamer in de nacht
mijn baas zit aan me
iemand heeft mij gedwongen tot seks
hij dwingt mij tot seks
ik moet seks met hem
ik ben misbruikt door mijn oom
mijn vader misbruikt mij
mijn kind heeft blauwe plekken van zijn vader
de vader van mijn kind slaat haar
juf mijn papa slaat mij
papa slaat mama
mama slaat
mijn zus wordt geslagen door haar man
hij hept mie slagen
hij het mie slagen
ze houwen mij
ik krijg klappen van mijn man
ik krijg klappen thuis
hij geeft mij klappen
ik wordt thuis mishandelt
mijn man heb mij geslaan
mijn schoonmoeder laat mij niet eten
ik zit opgesloten thuis
help ik ben in gevaar
help me hij komt
my husband is violent
my husband hit me last night
my boyfriend choke me
he dont let me go outside
he took my passport
i am not safe
i'm in danger
someone is following me
kocam beni vurdu
eşim bana vurdu
eşim beni dövdü dün
kocam beni eve kilitledi
beni tehdit ediyolar
زوجي ضربني وأنا خائفة
جوزي بيضربني أنا والأولاد
أبي يضرب أمي
زوجي يمنعني من الخروج
مساعدة انا في خطر
mąż mnie uderzył wczoraj
mój partner mnie pobil
boje sie wrocic do domu
ojciec bije mame
grozi mi nożem
mijn man slaat
mijn man slaat mij
mijn man slaan mij
hij sla mij
man slaat mij en kind
hij heeft mij geslagen met riem
mijn vader slaat me met een riem
hij heeft een mes
hij bedreigd mij
hij zegt hij gaat mij dood maken
mijn zoon gebruikt drugs en slaat
mijn zoon wil geld en dreigt
mijn man drinkt en wordt agressief
ik ben bang als mijn man thuis komt
als hij thuiskomt ben ik bang
ik ben bang van hem
ik ben zo bang thuis
ik durf niet naar huis
ik wil weg bij mijn man maar ik durf niet
waar kan ik heen, mijn man slaat mij
mijn broer doet dingen met mij die ik niet wil
mijn stiefvader komt snachts op mijn kamer
hij raakt mij aan onder mijn kleren
mijn baas raakt mij aan
ik ben verkracht
ik ben vannacht aangerand
mijn man neemt seks terwijl ik niet wil
hij chanteert mij met foto's
hij heeft naaktfotos van mij
ik word uitgescholden en geslagen
ik word gestalkt
mijn ex laat me niet met rust
mijn ouders willen dat ik trouw met mijn neef
ze sturen mij terug om te trouwen
mijn schoonfamilie sluit mij op
ik mag geen nederlands leren van mijn man
mijn man pakt mijn bankpas
ik zie de buurman zijn kind slaan
bij de buren wordt een kind geslagen
ik hoor de buurvrouw gillen
buurmeisje heeft blauwe plekken
moeder wordt mishandeld door haar zoon
oma wordt geslagen door de thuiszorg
mijn vrouw slaat mij en niemand gelooft mij
ich werde geschlagen
he is beating me
my husband beat me every day
my dad hits my mum
he forced me to have sex
i was raped
my husband says he kill me
i am scared of my son
help my neighbour is being beaten
kocam her gün beni dövüyor
kocam bana şiddet uyguluyor
babam annemi dövüyor
kocamdan çok korkuyorum
tecavüze uğradım
زوجي يضربني كل يوم
أبي يضربني
أنا في خطر
اخي يهددني بالقتل
تعرضت للاغتصاب
mąż mnie bije
mój mąż pije i bije
mój syn mnie bije
zgwałcił mnie
чоловік б'є мене і дітей
муж бьёт меня
mn man slaat me al jaren
vader slaat kind
ik ben bang voor mijn zwager
mijn partner bedreigt mij
mijn man trekt aan mijn haar
hij spuugt op mij
hij vernedert me
hij zet mij op straat
mijn man sloeg gisteren ons kind
help mijn moeder wordt geslagen
buurman schreeuwt en slaat zijn kinderen
ik moet van mijn oom met hem slapen
mijn ex dreigt de kinderen mee te nemen
ik durf thuis niks te zeggen
ik vertrouw mijn vader niet hij zit aan me
mijn kinderen zijn bang voor hun vader
ik ben doodsbang voor mijn man
kan niet naar huis mijn vader slaat
he pushed me down the stairs
my uncle touches me
my parents want me to marry
evde dayak yiyorum
eşim telefonumu kontrol ediyor ve beni dövüyor
زوجي ياخذ راتبي ويضربني
tata mnie bije pasem
чоловік мені погрожує
"""

# May be harmless, and brings the number all the same: the same words are said by somebody in need, and her missed call
# is worse than one number too many.
RATHER_TOO_MANY = """
Ik ben bang voor haar examen.
Ik ben bang voor mijn moeder, zij vergeet het gas.
Ik val vaak en heb blauwe plekken.
Ik zoek een lezing over voltooid leven.
Wie helpt mij een afscheidsbrief aan mijn collega's te schrijven?
Ik zoek een training over omgaan met agressie.
Mijn ex blijft in Spanje wonen.
Hij dreigt zijn huis te verliezen.
Ik zie het niet meer zitten om alleen te koken.
Ik hou het niet meer vol met mijn zieke man.
Ik voel me onveilig op straat.
Er is veel agressie in het verkeer.
Ik denk vaak aan de dood van mijn man.
Wat kan ik doen na een zelfdoding in de familie?
Mijn hond is groot en de kinderen zijn bang voor hem.
Wij laten de kinderen gillen in de speeltuin, hoor je ze gillen?
"""

# Not heard: too much is said so of other things. On each page stands 112, and on the page of a question all numbers.
NOT_HEARD = """
Mijn man wil niet meer.
Ik wil dat het stopt, alles.
Ik heb een touw.
Ik ga naar het spoor.
"""


def lines(said: str) -> list[str]:
    return said.strip().splitlines()
