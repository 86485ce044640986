# METADATA
# title: Who of a cohort may be one person?
# description: >
#   Weighs what members share. Each tie is weak (a household shares an address), and none denies
#   anything: the most that is asked for here is that a human looks at the group before anybody of
#   it sits down at a seat.
# schemas:
#   - input:
#       type: object
#       additionalProperties: false
#       properties:
#         ties:
#           type: array
#           items:
#             type: object
#             additionalProperties: false
#             properties:
#               kinds: {type: array, items: {type: string}}
package throughline.onboarding.cohort

# METADATA
# title: Which ties are for a human to look at
# description: >
#   Object with together, the positions of those ties in the question, and undecided, which is true
#   where nothing was weighed; then all of them are.
# scope: document
# entrypoint: true
default decision := {"together": [], "undecided": true}

decision := {"together": together, "undecided": false} if {
	valid
	configured
}

together := [index |
	some index, tie in input.ties
	weight(tie) >= data.throughline.onboarding.cohort.reviewFrom
]

weight(tie) := sum([weight_of(kind) | some kind in tie.kinds])

# What no table knows is not taken to be harmless.
weight_of(kind) := data.throughline.onboarding.cohort.weights[kind]

weight_of(kind) := data.throughline.onboarding.cohort.reviewFrom if {
	not data.throughline.onboarding.cohort.weights[kind]
}

default valid := false

valid if {
	is_array(input.ties)
	every tie in input.ties {
		count(tie.kinds) > 0
		every kind in tie.kinds {
			is_string(kind)
		}
	}
}

default configured := false

configured if {
	data.throughline.onboarding.cohort.reviewFrom > 0
	count(data.throughline.onboarding.cohort.weights) > 0
	every value in data.throughline.onboarding.cohort.weights {
		is_number(value)
	}
}
