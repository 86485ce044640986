package throughline.interaction

# METADATA
# description: What has to be answered, which is the stage's checks and a challenge that was asked for.
# scope: document
checks := stage.checks if not challenged

checks := array.concat(stage.checks, settings.challenge.checks) if challenged

challenged if input.challenge == "random-challenge"

# METADATA
# description: Positions of the stage's checks that a conclusive finding answers.
# scope: document
met contains index if {
	some index, check in checks
	some signal in input.signals
	answers(signal, check)
}

answers(signal, check) if {
	concerns(signal, check)
	signal.outcome in {"genuine", "suspicious"}
	is_number(signal.llr)
	within(signal.quality, 0, 1)
	own(signal)
}

own(signal) if signal.reason != "challenge.digits-read"

# Anybody can read out digits: they count where the voice is the one of an earlier meeting.
own(signal) if {
	signal.reason == "challenge.digits-read"
	count(supports("voice")) > 0
}

concerns(signal, check) if {
	signal.detector == check.detector
	signal.family == check.family
	signal.role in check.roles
}

# Positions of the checks that were answered on media of good quality.
clearly_met contains index if {
	some index, check in checks
	some signal in input.signals
	answers(signal, check)
	signal.quality >= settings.thresholds.watchBelowQuality
}

unmet contains check if {
	some index, check in checks
	not index in met
}

# What the detectors said instead of an answer, most telling first.
excuses(check) := inconclusive if {
	inconclusive := reasons_of(check, "inconclusive")
	count(inconclusive) > 0
} else := inapplicable if {
	inapplicable := reasons_of(check, "not-applicable")
	count(inapplicable) > 0
} else := {concat(".", [check.detector, "missing"])}

reasons_of(check, outcome_word) := {signal.reason |
	some signal in input.signals
	concerns(signal, check)
	signal.outcome == outcome_word
}

capture_causes contains {"rank": 3, "remedy": "recapture", "reason": reason} if {
	some check in unmet
	some reason in excuses(check)
}

# What one piece shows against the person is not made good by another piece that shows nothing of it,
# such as a dial-in beside a camera recording that holds other people's voices only.
capture_causes contains {"rank": 3, "remedy": "recapture", "reason": signal.reason} if {
	some signal in input.signals
	signal.outcome == "inconclusive"
	signal.reason in settings.contradictions
}

# A person can mend a file that cannot be read. Tampering is looked at by a human at once, and so
# is a part of the system that did not answer: asking the person again would not mend it.
problem_causes contains {"rank": 3, "remedy": "recapture", "reason": problem.reason} if {
	some problem in input.problems
	can_be_mended(problem.reason)
}

problem_causes contains {"rank": 1, "remedy": "hold", "reason": problem.reason} if {
	some problem in input.problems
	not can_be_mended(problem.reason)
	not is_sign(problem.reason)
}

can_be_mended(reason) if reason in settings.mendable.reasons

can_be_mended(reason) if {
	some prefix in settings.mendable.prefixes
	startswith(reason, prefix)
}

unseen contains concat(".", [signal.detector, signal.role]) if {
	some signal in input.signals
	signal.outcome == "inconclusive"
}

unseen contains concat(".", ["evidence", problem.role]) if {
	some problem in input.problems
	not is_sign(problem.reason)
}

unanswered contains concat(".", [check.detector, "unanswered"]) if some check in unmet
