"""Memory is kept for the next step of a plan, instead of fetched from the system each time."""

import ctypes

TRIM, MAP = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD, mallopt(3)
KEPT, LARGEST = 1 << 28, 1 << 25  # bytes: kept after it is freed; the largest that glibc allows for one array


def keep() -> None:
    """Tell glibc to keep what is freed. Elsewhere this does nothing.

    Each step of a plan makes new arrays of some megabytes. glibc gives them back to the system, and gets them
    again page by page: a quarter of the time of a small city, a third of that of a large one.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # another C library; none to be found; Windows
        return
    mallopt(MAP, LARGEST)
    mallopt(TRIM, KEPT)
