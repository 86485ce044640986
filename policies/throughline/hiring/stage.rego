package throughline.hiring

# METADATA
# description: What the question's stage requires; undefined for a stage in which nothing is decided.
# scope: document
stage := data.throughline.hiring.stages[input.stage]

named_as_its_stage if regex.match(stage.interaction, input.interaction)

# METADATA
# description: True where all thresholds are numbers in range; a missing one must not open the door.
# scope: document
configured if {
	limits := data.throughline.hiring.thresholds
	within(limits.same.face, 0, 100)
	within(limits.same.voice, 0, 100)
	within(limits.different.face, -100, 0)
	within(limits.different.voice, -100, 0)
	within(limits.decisive, -100, 0)
	within(limits.suspicion, 0, 100)
	within(limits.watchBelowQuality, 0, 1)
	within(data.throughline.hiring.budget.recaptures, 0, 10)
	within(data.throughline.hiring.budget.prompts, 0, 100)
}

within(value, low, high) if {
	is_number(value)
	value >= low
	value <= high
}
