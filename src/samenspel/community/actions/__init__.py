"""Verbs about people, cards and mandates. This package is one door: `from samenspel.community import actions`."""

from .people import (
    AddressWorkedAlready,
    OnlyForKeepers,
    OnlyInADemo,
    OrganisationFacts,
    WorksHereAlready,
    add_organisation,
    change_organisation,
    change_setting,
    import_areas,
    join,
    make_one_time_sign_in,
    must_keep,
    open_account,
    register_person,
    use_one_time_sign_in,
)
