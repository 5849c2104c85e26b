"""What a claim says, read slot by slot, and two readings compared.

::

    numbers, dates    quantities with unit, scale and bounds; days, months, years and hours
    names             proper names and when two of them are the same
    vocabulary        words that mean the same, within a language and across two
    reading           a claim's text → Reading
    slots             two readings → what agrees, what is missing, what excludes what
    anchors           whether two claims that say the same need tell of one event
    judge             that → same, contradict, different or review
"""
