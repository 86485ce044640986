# METADATA
# title: May the person be asked for more?
# description: >
#   Checks the account of what a journey has cost the person and holds it against the budget.
package throughline.friction

# METADATA
# description: Numbers and tables of this kind of journey; undefined for a kind that has none.
# scope: document
settings := data.throughline.settings[input.journey]

# METADATA
# description: >
#   True while another prompt may still be paid for: in this stage and in the whole journey, what the
#   attempts after the first have cost lies below the budget. What is spent never passes anybody: the
#   step-up becomes a hold.
# scope: document
effort_left if {
	below(input.friction.stage, settings.budget.stage)
	below(input.friction.journey, settings.budget.journey)
}

below(part, limits) if {
	extra_seconds(part) < limits.seconds
	part.retries < limits.retries
	part.extra.bytes < limits.bytes
}

# An attempt of unknown length is taken to have cost something, and never nothing.
extra_seconds(part) := part.extra.seconds + assumed(part) if {
	is_number(part.extra.seconds)
} else := assumed(part) if {
	part.extra.seconds == null
}

assumed(part) := part.extra.unmeasured * settings.budget.secondsIfUnmeasured

# METADATA
# description: >
#   True where the account of the person's effort agrees with itself: a stage is part of its
#   journey, an extra attempt is part of all attempts, and nobody gave more retries than were asked.
# scope: document
accounted if {
	input.friction.journey.prompts == input.promptsUsed
	coherent(input.friction.journey)
	coherent(input.friction.stage)
	input.friction.stage.prompts <= input.friction.journey.prompts
	input.friction.stage.retries <= input.friction.journey.retries
	covers(input.friction.journey.total, input.friction.stage.total)
	covers(input.friction.journey.extra, input.friction.stage.extra)
}

coherent(part) if {
	part.retries <= part.prompts
	part.extra.unmeasured <= part.retries
	measured(part)
	covers(part.total, part.extra)
}

# Where retries have no length at all, each of them is said to be unmeasured.
measured(part) if is_number(part.extra.seconds)

measured(part) if {
	part.extra.seconds == null
	part.extra.unmeasured == part.retries
}

covers(whole, part) if {
	part.bytes <= whole.bytes
	part.unmeasured <= whole.unmeasured
	seconds_of(part) <= seconds_of(whole)
}

# To compare parts only; what is not known is dealt with above.
seconds_of(effort) := effort.seconds if is_number(effort.seconds)

seconds_of(effort) := 0 if effort.seconds == null

# METADATA
# description: True where all limits on effort are numbers in range.
# scope: document
budgeted if {
	budget := settings.budget
	limited(budget.journey)
	limited(budget.stage)
	within(budget.secondsIfUnmeasured, 1, 100000)
}

limited(limits) if {
	within(limits.seconds, 0, 1000000)
	within(limits.retries, 0, 100)
	within(limits.bytes, 0, 1000000000000000)
}

within(value, low, high) if {
	is_number(value)
	value >= low
	value <= high
}
