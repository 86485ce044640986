package throughline.interaction

# METADATA
# description: >
#   Doubts that a detector raised. A strong one asks for a challenge that nobody can prepare, a weak
#   one for the same capture again. A score alone denies nothing: the remedy is never more than a
#   step-up, and a human once the budget is spent.
# scope: document
suspicion_causes contains {"rank": 4, "remedy": "random-challenge", "reason": signal.reason} if {
	some signal in input.signals
	suspected(signal)
	strong(signal)
}

suspicion_causes contains {"rank": 4, "remedy": "recapture", "reason": signal.reason} if {
	some signal in input.signals
	suspected(signal)
	not strong(signal)
}

suspected(signal) if {
	signal.outcome == "suspicious"
	not exempt(signal)
}

# A finding that calls itself genuine against its own likelihood ratio is not believed.
suspected(signal) if {
	signal.outcome == "genuine"
	strong(signal)
	not exempt(signal)
}

strong(signal) if {
	is_number(signal.llr)
	signal.llr >= settings.thresholds.suspicion
}

# A picture of a document is a picture of a picture.
exempt(signal) if {
	{"detector": signal.detector, "role": signal.role} in settings.meaningless
}
