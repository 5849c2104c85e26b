"""Frames in English, where « that » is left out and a tag's verb may follow its subject.

``clauses`` tells where a clause starts; ``saying``, ``tags`` and ``nominal`` cut one kind of frame each and know those before
them; ``cutter`` tries them in order.
"""
