"""Frames in English, where « that » is left out and a tag's verb may follow its subject.

Each class knows those before it: ``citing`` tells who is cited, ``clauses`` where a clause starts, ``reporting`` which
verbs report, ``openings`` and ``contents`` where what they report begins and ends; ``saying``, ``tags``
(``tag_subjects``), ``passives`` and ``nominal`` cut one kind of frame each; ``cutter`` tries them in order.
"""
