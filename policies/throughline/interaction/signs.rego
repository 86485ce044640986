package throughline.interaction

# METADATA
# description: >
#   What lately happened around the interaction, and was reported by systems that nobody in it can
#   speak for. A sign is weak: one alone takes away what is easiest, several together are looked at
#   by a human, and none denies anything. What weighs how much is in `signs` of the settings.
# scope: document
signs contains problem.reason if {
	some problem in input.problems
	is_sign(problem.reason)
}

# A sign whose weight is no number between 0 and 1 is none here, so that its problem is a hold.
is_sign(reason) if within(settings.signs[reason], 0, 1)

signs_weight := sum([settings.signs[sign] | some sign in signs])

sign_causes contains {"rank": 2, "remedy": "hold", "reason": sign} if {
	signs_weight >= 1
	some sign in signs
}
