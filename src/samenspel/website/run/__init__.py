"""Start, stop and look after Samenspel: the commands of ./samenspel (see docs/running.md).

Only the standard library and psycopg: Django itself runs in processes that these modules start.
"""
