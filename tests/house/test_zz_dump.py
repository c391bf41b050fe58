from tests.house import situation
from tests.house.visits import *
def test_x(cast):
    s=situation.build(cast)
    B={m:browser(s,m) for m in MEMBERS}
    out=[]
    for n in patterns():
        row=[]
        for m in MEMBERS:
            with undone():
                before=situation.looks()
                cast.enter(None)
                r=B[m].get(address(s,n,m)); st=seen(r).status
                row.append(st+("*" if situation.looks()>before else ""))
        out.append(f'    "{n}": "{" ".join(f"{x:4}" for x in row)}",')
    open("/tmp/house_table.txt","w").write("\n".join(out))
