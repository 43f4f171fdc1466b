"""What several outputs say alike: days and times, places, states, sentences, rows.

Values only. A part has no address and is in no list; the formats beside this folder put parts together.
"""
