"""Every address of the project, as every member of the cast: what a plain visit (GET) must answer.

Columns: see MEMBERS in visits.py. 'in' goes to sign in, 'two' to the second step, 'go' elsewhere; a star: the
visit leaves a row in the access log. An address that is not in this table fails a test.
"""

# fmt: off
#                                            anyb bear resi call neig coac wijk desk gp   init offi outs

# For everybody, and it never leaves a row in the access log.
PUBLIC = {
    "healthz":                              "200  200  200  200  200  200  200  200  200  200  200  200",
    "home":                                 "200  200  200  200  200  200  200  200  200  200  200  200",
    "one_time_sign_in":                     "404  404  404  404  404  404  404  404  404  404  404  404",
    "sign_in_as":                           "405  405  405  405  405  405  405  405  405  405  405  405",
    "desk_story":                           "404  404  404  404  404  404  404  404  404  404  404  404",
    "message_kinds":                        "404  404  404  200  404  200  200  200  200  200  404  404",
    "who_may_see":                          "200  200  200  200  200  200  200  200  200  200  200  200",
    "settings":                             "404  404  404  404  404  404  404  404  404  404  200  404",
    "settings_of":                          "404  404  404  404  404  404  404  404  404  404  200  404",
    "ask":                                  "200  200  200  200  200  200  200  200  200  200  200  200",
    "ask_for_another":                      "200  200  200  200  200  200  200  200  200  200  200  200",
    "ask_where":                            "go   go   go   go   go   go   go   go   go   go   go   go",
    "ask_reach":                            "go   go   go   go   go   go   go   go   go   go   go   go",
    "ask_check":                            "go   go   go   go   go   go   go   go   go   go   go   go",
    "ask_done":                             "go   go   go   go   go   go   go   go   go   go   go   go",
    "ask_danger":                           "200  200  200  200  200  200  200  200  200  200  200  200",
    "enter_code":                           "200  200  200  200  200  200  200  200  200  200  200  200",
    "map":                                  "200  200  200  200  200  200  200  200  200  200  200  200",
    "map_places":                           "200  200  200  200  200  200  200  200  200  200  200  200",
    "map_outlines":                         "200  200  200  200  200  200  200  200  200  200  200  200",
    "map_entry":                            "200  200  200  200  200  200  200  200  200  200  200  200",
    "design":                               "200  200  200  200  200  200  200  200  200  200  200  200",
    "design_letter":                        "200  200  200  200  200  200  200  200  200  200  200  200",
    "design_card":                          "200  200  200  200  200  200  200  200  200  200  200  200",
    "design_places":                        "200  200  200  200  200  200  200  200  200  200  200  200",
    "design_outlines":                      "200  200  200  200  200  200  200  200  200  200  200  200",
}

# Whoever signs in sees her own, and nothing of others.
OWN = {
    "mine":                                 "200  200  200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "my_messages":                         "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "who_looked":                          "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "my_access":                            "in   in   200  200  200  200  200  200  200  200  200  200",
    "my_card":                              "in   in   200  200  200  200  200  200  200  200  200  200",
    "my_helper":                            "in   in   200  200  200  200  200  200  200  200  200  200",
    "second_factor":                        "in   in   200  200  200  200  200  200  200  200  200  200",
}

# allauth's pages: signing in, and the second factor of one's own account.
SIGN_IN = {
    "no_passwords":                         "404  404  404  404  404  404  404  404  404  404  404  404",
    "account_login":                        "200  200  go   go   go   go   go   go   go   go   go   go",
    "account_logout":                       "go   go   200  200  200  200  200  200  200  200  200  200",
    "account_inactive":                     "200  200  200  200  200  200  200  200  200  200  200  200",
    "account_signup":                       "200  200  go   go   go   go   go   go   go   go   go   go",
    "account_reauthenticate":               "in   in   403  403  403  403  403  403  403  403  403  403",
    "account_email":                        "in   in   200  200  200  200  200  200  200  200  200  200",
    "account_email_verification_sent":      "200  200  200  200  200  200  200  200  200  200  200  200",
    "account_change_password":              "404  404  404  404  404  404  404  404  404  404  404  404",
    "account_set_password":                 "404  404  404  404  404  404  404  404  404  404  404  404",
    "account_reset_password":               "404  404  404  404  404  404  404  404  404  404  404  404",
    "account_confirm_login_code":           "in   in   go   go   go   go   go   go   go   go   go   go",
    "account_confirm_email":                "200  200  200  200  200  200  200  200  200  200  200  200",
    "account_reset_password_from_key_done": "404  404  404  404  404  404  404  404  404  404  404  404",
    "account_reset_password_from_key":      "404  404  404  404  404  404  404  404  404  404  404  404",
    "account_reset_password_done":          "404  404  404  404  404  404  404  404  404  404  404  404",
    "account_request_login_code":           "200  200  go   go   go   go   go   go   go   go   go   go",
    "mfa_index":                            "in   in   200  200  200  200  200  200  200  200  200  200",
    "mfa_authenticate":                     "in   in   go   go   go   go   go   go   go   go   go   go",
    "mfa_reauthenticate":                   "in   in   403  403  403  403  403  403  403  403  403  403",
    "mfa_activate_totp":                    "in   in   200  200  200  200  200  200  200  200  200  200",
    "mfa_deactivate_totp":                  "in   in   404  404  404  404  404  404  404  404  404  404",
    "mfa_view_recovery_codes":              "in   in   404  404  404  404  404  404  404  404  404  404",
    "mfa_generate_recovery_codes":          "in   in   200  200  200  200  200  200  200  200  200  200",
    "mfa_download_recovery_codes":          "in   in   404  404  404  404  404  404  404  404  404  404",
    "mfa_list_webauthn":                    "in   in   200  200  200  200  200  200  200  200  200  200",
    "mfa_add_webauthn":                     "in   in   200  200  200  200  200  200  200  200  200  200",
    "mfa_reauthenticate_webauthn":          "in   in   403  403  403  403  403  403  403  403  403  403",
    "mfa_remove_webauthn":                  "in   in   404  404  404  404  404  404  404  404  404  404",
    "mfa_edit_webauthn":                    "in   in   404  404  404  404  404  404  404  404  404  404",
    "mfa_login_webauthn":                   "in   in   go   go   go   go   go   go   go   go   go   go",
}

# Whoever has the code in hand; an unknown code is a page that does not exist.
WITH_CODE = {
    "follow":                               "404  200* 200* 404  404  404  404  404  404  404  404  404",
    "follow_sent":                          "404  200* 200* 404  404  404  404  404  404  404  404  404",
    "follow_write":                         "404  200* 200* 404  404  404  404  404  404  404  404  404",
    "follow_reword":                        "404  200* 200* 404  404  404  404  404  404  404  404  404",
    "follow_rename":                        "404  200* 200* 404  404  404  404  404  404  404  404  404",
    "follow_say_yes":                       "404  200* 200* 404  404  404  404  404  404  404  404  404",
    "follow_answer":                        "404  200* 200* 404  404  404  404  404  404  404  404  404",
    "follow_withdraw":                      "404  200* 200* 404  404  404  404  404  404  404  404  404",
    "follow_reopen":                        "404  200* 200* 404  404  404  404  404  404  404  404  404",
    "follow_look_back":                     "404  200* 200* 404  404  404  404  404  404  404  404  404",
    "follow_share":                         "404  200* 200* 404  404  404  404  404  404  404  404  404",
    "follow_readers":                       "404  200* 200* 404  404  404  404  404  404  404  404  404",
    "follow_card":                          "404  200* 200* 404  404  404  404  404  404  404  404  404",
}

# Who may act for somebody, and wrote it down, holds the ball, or heard the code a moment ago.
DESK = {
    "desk":                                 "404  404  404  200  404  200  200  200  404  404  404  404",
    "desk_ask":                             "404  404  404  200  404  200  200  200  404  404  404  404",
    "desk_follow":                          "404  404  404  200* 404  404  200* 200* 404  404  404  404",
    "desk_sent":                            "404  404  404  200* 404  404  200* 200* 404  404  404  404",
    "desk_write":                           "404  404  404  200* 404  404  200* 200* 404  404  404  404",
    "desk_reword":                          "404  404  404  200* 404  404  200* 200* 404  404  404  404",
    "desk_rename":                          "404  404  404  200* 404  404  200* 200* 404  404  404  404",
    "desk_say_yes":                         "404  404  404  200* 404  404  200* 200* 404  404  404  404",
    "desk_answer":                          "404  404  404  200* 404  404  200* 200* 404  404  404  404",
    "desk_withdraw":                        "404  404  404  200* 404  404  200* 200* 404  404  404  404",
    "desk_reopen":                          "404  404  404  200* 404  404  200* 200* 404  404  404  404",
    "desk_look_back":                       "404  404  404  200* 404  404  200* 200* 404  404  404  404",
    "desk_share":                           "404  404  404  200* 404  404  200* 200* 404  404  404  404",
    "desk_readers":                         "404  404  404  200* 404  404  200* 200* 404  404  404  404",
    "desk_card":                            "404  404  404  200* 404  404  200* 200* 404  404  404  404",
}

# Who works here, and has a seat at this ball.
WORK = {
    "work":                                 "404  404  404  200* 404  200* 200* 200  200  200  404  404",
    "work_more":                            "404  404  404  200  404  200  200* 200* 200  200  404  404",
    "work_calls":                           "404  404  404  200  404  200  200* 200  200  200  404  404",
    "work_away":                            "404  404  404  200  404  200  200* 200  200  200  404  404",
    "work_back":                            "404  404  404  go   404  go   404  404  404  404  404  404",
    "work_letter":                          "404  404  404  404  404  404  200* 200* 404  404  404  404",
    "work_consult":                         "404  404  404  404  404  404  404  404  404  200  404  404",
    "work_ball":                            "404  404  404  200* 404  200* 200* 404  404  404  404  404",
    "work_note":                            "404  404  404  200* 404  200* 200* 404  404  404  404  404",
    "work_urgency":                         "404  404  404  200* 404  200* 200* 404  404  404  404  404",
    "work_promise":                         "404  404  404  200* 404  200* 200* 404  404  404  404  404",
    "work_offer":                           "404  404  404  200* 404  200* 200* 404  404  404  404  404",
    "work_accept":                          "404  404  404  go*  404  go*  go*  404  404  404  404  404",
    "work_decline":                         "404  404  404  200* 404  200* 200* 404  404  404  404  404",
    "work_take_back":                       "404  404  404  go*  404  go*  go*  404  404  404  404  404",
    "work_pick_up":                         "404  404  404  go*  404  go*  go*  404  404  404  404  404",
    "work_suggest":                         "404  404  404  200* 404  200* 200* 404  404  404  404  404",
    "work_unsuggest":                       "404  404  404  go*  404  go*  go*  404  404  404  404  404",
    "work_ask_colleague":                   "404  404  404  200* 404  200* 200* 404  404  404  404  404",
    "work_dead_end":                        "404  404  404  200* 404  200* 200* 404  404  404  404  404",
    "work_look_back":                       "404  404  404  404  404  404  200* 404  404  404  404  404",
    "work_message":                         "404  404  404  404  404  404  200* 404  404  404  404  404",
}

# Coming in with a card, and acting for somebody: the desk with her card, the neighbour as her helper.
#                                            anyb bear resi call neig coac wijk desk gp   init offi outs
ENTERING = {
    "card_in":                              "200  200  200  200  200  200  200  200  200  200  200  200",
    "card_enter":                           "200  200  200  200  200  200  200  200  200  200  200  200",
    "card_pin":                             "go   go   go   go   go   go   go   go   go   go   go   go",
    "my_card_end":                          "in   in   405  405  405  405  405  405  405  405  405  405",
    "my_device_end":                        "in   in   405  405  405  405  405  405  405  405  405  405",
    "my_mandate":                           "in   in   405  405  405  405  405  405  405  405  405  405",
    "my_for_person":                        "in   in   404  404  200* 404  404  404  404  404  404  404",
    "desk_for":                             "404  404  404  200  404  200  200  200  404  404  404  404",
    "desk_for_person":                      "404  404  404  404  404  404  404  200* 404  404  404  404",
    "work_card":                            "404  404  404  404  404  404  200* 404  404  404  404  404",
    "work_mandate":                         "404  404  404  404  404  404  200* 404  404  404  404  404",
}

# An official or a team lead, in her own municipality.
KEEPING = {
    "keeping":                              "404  404  404  404  404  404  404  404  404  404  200  404",
    "keeping_add_person":                   "404  404  404  404  404  404  404  404  404  404  200  404",
    "keeping_membership":                   "404  404  404  404  404  404  404  404  404  404  200  404",
    "keeping_stay":                         "404  404  404  404  404  404  404  404  404  404  go   404",
    "keeping_organisations":                "404  404  404  404  404  404  404  404  404  404  200  404",
    "keeping_add_organisation":             "404  404  404  404  404  404  404  404  404  404  200  404",
    "keeping_organisation":                 "404  404  404  404  404  404  404  404  404  404  200  404",
    "keeping_doors":                        "404  404  404  404  404  404  404  404  404  404  200  404",
    "keeping_door":                         "404  404  404  404  404  404  404  404  404  404  200  404",
    "keeping_put_on_rota":                  "404  404  404  404  404  404  404  404  404  404  go   404",
    "keeping_turn":                         "404  404  404  404  404  404  404  404  404  404  go   404",
}

# Who stands in the circle: the resident in its centre, the wijkteam beside her, the gp asked. "Namens" her only
# with a live mandate for circles or agreements, which nobody of this cast has.
#                                            anyb bear resi call neig coac wijk desk gp   init offi outs
IN_CIRCLE = {
    "circles":                              "in   in   200* 200  200  200  200* 200* 200* 200  200  200",
    "begin_circle":                         "in   in   200  200  200  200  200  200  200  200  200  200",
    "begin_circle_for":                     "in   in   404  200  404  200  200  200  200  200  200  404",
    "circle":                               "in   in   200* 404  404  404  200* 200* 200* 404  404  404",
    "propose_member":                       "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "member_centre":                        "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "member_answer":                        "in   in   200* 404  404  404  404  404  200* 404  404  404",
    "member_stop":                          "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "member_words":                         "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "member_guide":                         "in   in   404  404  404  404  200* 404  404  404  404  404",
    "circle_backstop":                      "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "circle_name":                          "in   in   200* 404  404  404  404  404  404  404  404  404",
    "circle_end":                           "in   in   200* 404  404  404  404  404  404  404  404  404",
    "agreements":                           "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "agreement":                            "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "agreement_step":                       "in   in   200* 404  404  404  404  404  404  404  404  404",
    "agreement_part":                       "in   in   200* 404  404  404  404  404  404  404  404  404",
    "agreement_lay_down":                   "in   in   200* 404  404  404  404  404  404  404  404  404",
    "agreement_sign":                       "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "agreement_heard":                      "in   in   200* 404  404  404  404  404  404  404  404  404",
    "agreement_anew":                       "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "agreement_beside":                     "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "agreement_drop":                       "in   in   200* 404  404  404  404  404  404  404  404  404",
    "agreement_end":                        "in   in   200* 404  404  404  404  404  404  404  404  404",
    "agreement_go_on":                      "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "agreement_print":                      "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "who_does_what":                        "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "for_circles":                          "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_begin_circle":                     "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_begin_circle_for":                 "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_circle":                           "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_propose_member":                   "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_member_centre":                    "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_member_answer":                    "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_member_stop":                      "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_member_words":                     "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_member_guide":                     "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_circle_backstop":                  "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_circle_name":                      "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_circle_end":                       "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreements":                       "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreement":                        "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreement_step":                   "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreement_part":                   "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreement_lay_down":               "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreement_sign":                   "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreement_heard":                  "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreement_anew":                   "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreement_beside":                 "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreement_drop":                   "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreement_end":                    "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreement_go_on":                  "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_agreement_print":                  "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_who_does_what":                    "in   in   404  404  404  404  404  404  404  404  404  404",
}

# My ledger: everybody her own; in another's name only with a mandate of that scope.
LEDGER = {
    "ledger_written":                       "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "ledger_kind":                          "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "ledger_readers":                       "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "ledger_namens":                        "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "ledger_agreed":                        "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "ledger_paper":                         "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "ledger_quiet":                         "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "ledger_take_along":                    "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "appeals":                              "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "appeal_new":                           "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "too_much_alone":                       "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "ledger_file":                          "in   in   200* 404  404  404  404  404  404  404  404  404",
    "ledger_read":                          "in   in   200* 404  404  404  404  404  404  404  404  404",
    "appeal":                               "in   in   200* 404  404  404  404  404  404  404  404  404",
    "too_much":                             "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "for_mine":                             "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_my_messages":                      "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_who_looked":                       "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_ledger_written":                   "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_ledger_kind":                      "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_ledger_readers":                   "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_ledger_namens":                    "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_ledger_agreed":                    "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_ledger_paper":                     "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_ledger_quiet":                     "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_ledger_take_along":                "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_appeals":                          "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_appeal_new":                       "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_too_much_alone":                   "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_ledger_file":                      "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_ledger_read":                      "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_appeal":                           "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_too_much":                         "in   in   404  404  404  404  404  404  404  404  404  404",
}

# Whoever holds a request, or stands at the same door.
REQUESTS = {
    "work_appeal":                          "404  404  404  404  404  404  200* 404  404  404  404  404",
    "work_appeal_pick_up":                  "404  404  404  404  404  404  go*  404  404  404  404  404",
}

# What the resident lets others read, what was written about her, and what she told in passing. The worker asked, the
# gp receives. Nobody does the work of a worker, or reads what was entrusted to another, in that other's name.
SHARING = {
    "consents":                              "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "ended_consents":                        "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "consent":                               "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "consent_answer":                        "in   in   go*  404  404  404  go*  404  404  404  404  404",
    "consent_stop":                          "in   in   go*  404  404  404  404  404  404  404  404  404",
    "consent_renew":                         "in   in   200* 404  404  404  404  404  404  404  404  404",
    "consent_give":                          "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "consent_ask":                           "in   in   404  404  404  404  200* 404  404  404  404  404",
    "consent_ask_ball":                      "in   in   404  404  404  404  200* 404  404  404  404  404",
    "shared":                                "in   in   200  200  200  200  200* 200  200* 200  200  200",
    "shared_consent":                        "in   in   404  404  404  404  404  404  200* 404  404  404",
    "shared_exception":                      "in   in   404  404  404  404  404  404  200* 404  404  404",
    "exception_propose":                     "in   in   404  404  404  404  200* 404  404  404  404  404",
    "exception_propose_ball":                "in   in   404  404  404  404  200* 404  404  404  404  404",
    "exception":                             "in   in   404  404  404  404  200* 404  404  404  404  404",
    "exception_told":                        "in   in   200* 404  404  404  404  404  404  404  404  404",
    "notes":                                 "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "note_write":                            "in   in   200  404  404  404  200* 404  404  404  404  404",
    "note":                                  "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "note_beside":                           "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "note_back":                             "in   in   go*  404  404  404  go*  404  404  404  404  404",
    "note_also":                             "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "my_notes":                              "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "gleanings":                             "in   in   404  200  404  200  200* 200  200  200  404  404",
    "gleaning_write":                        "in   in   404  200  404  200  200  200  200  200  404  404",
    "gleaning":                              "in   in   404  404  404  404  200* 404  404  404  404  404",
    "my_gleanings":                          "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "my_gleaning_away":                      "in   in   go*  404  404  404  404  404  404  404  404  404",
    "for_consents":                          "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_ended_consents":                    "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_consent":                           "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_consent_answer":                    "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_consent_stop":                      "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_consent_renew":                     "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_consent_give":                      "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_consent_ask":                       "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_exception_told":                    "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_notes":                             "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_note_write":                        "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_note":                              "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_note_beside":                       "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_note_back":                         "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_note_also":                         "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_my_notes":                          "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_my_gleanings":                      "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_my_gleaning_away":                  "in   in   404  404  404  404  404  404  404  404  404  404",
}

# The worker asked whether a colleague may take over; the resident says. What goes and is held, an official sees.
PARTING = {
    "successions":                          "in   in   200* 200  200  200  200  200  200  200  200  200",
    "succession":                           "in   in   200* 404  404  404  200* 404  404  404  404  404",
    "faces":                                "in   in   200* 200* 200* 200* 200* 200* 200* 200* 200* 200*",
    "for_successions":                      "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_succession":                       "in   in   404  404  404  404  404  404  404  404  404  404",
    "for_faces":                            "in   in   404  404  404  404  404  404  404  404  404  404",
    "leaving":                              "404  404  404  200  404  200  200* 200  200  200  200  404",
    "leaving_hand_on":                      "404  404  404  404  404  404  200* 404  404  404  404  404",
    "leaving_let_go":                       "405  405  405  405  405  405  405  405  405  405  405  405",
    "leaving_colleague":                    "404  404  404  404  404  404  404  404  404  404  200  404",
    "retention":                            "404  404  404  404  404  404  404  404  404  404  200  404",
    "retention_proofs":                     "404  404  404  404  404  404  404  404  404  404  200  404",
    "retention_proof":                      "404  404  404  404  404  404  404  404  404  404  200  404",
    "retention_proof_as_csv":               "404  404  404  404  404  404  404  404  404  404  200  404",
    "retention_holding":                    "404  404  404  404  404  404  404  404  404  404  200  404",
    "retention_lift":                       "405  405  405  405  405  405  405  405  405  405  405  405",
}

# fmt: on
TABLE: dict[str, str] = {**PUBLIC, **OWN, **SIGN_IN, **WITH_CODE, **DESK, **WORK, **ENTERING, **KEEPING, **IN_CIRCLE, **LEDGER, **REQUESTS, **SHARING, **PARTING}

# What opens without a row in the access log though it names one thing, and why.
NO_LOOK = {"work_consult": "the text of a consult tells nobody who it is about"}

# Deeds without a form of their own, by POST with nothing filled in.
# fmt: off
POSTS = {
    "sign_in_as":                           "404  404  404  404  404  404  404  404  404  404  404  404",
    "account_logout":                       "go   go   go   go   go   go   go   go   go   go   go   go",
    "follow_withdraw":                      "404  go   go   404  404  404  404  404  404  404  404  404",
    "desk_withdraw":                        "404  404  404  go   404  404  go   go   404  404  404  404",
    "follow_reopen":                        "404  409  409  404  404  404  404  404  404  404  404  404",
    "desk_reopen":                          "404  404  404  409  404  404  409  409  404  404  404  404",
    "my_card_end":                          "in   in   go   go   go   go   go   go   go   go   go   go",
    "my_device_end":                        "in   in   404  404  404  404  404  404  404  404  404  404",
    "my_mandate":                           "in   in   404  404  404  404  404  404  404  404  404  404",
    "my_for_person":                        "in   in   404  404  go   404  404  404  404  404  404  404",
    "desk_for_person":                      "404  404  404  404  404  404  404  go   404  404  404  404",
    "work_accept":                          "404  404  404  go   404  go   404  404  404  404  404  404",
    "work_take_back":                       "404  404  404  404  404  404  404  404  404  404  404  404",
    "work_pick_up":                         "404  404  404  409  404  409  409  404  404  404  404  404",
    "work_unsuggest":                       "404  404  404  404  404  404  404  404  404  404  404  404",
    "work_back":                            "404  404  404  go   404  go   404  404  404  404  404  404",
    "work_letter":                          "404  404  404  404  404  404  go   go   404  404  404  404",
    "work_message":                         "404  404  404  404  404  404  go   404  404  404  404  404",
    "work_dead_end":                        "404  404  404  409  404  409  go   404  404  404  404  404",
    "leaving_let_go":                       "404  404  404  404  404  404  409  404  404  404  404  404",
    "retention_lift":                       "404  404  404  404  404  404  404  404  404  404  go   404",
}
# fmt: on
