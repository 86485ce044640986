package throughline.interaction_test

import data.throughline.interaction

held_face := same("interview-1", "interview-2", "face")

held_voice := same("interview-1", "interview-2", "voice")

# Links, the reasons in order, and the modality of the broken link.
breaks := [
	["another face", [different("interview-1", "interview-2", "face"), held_voice], ["continuity.face-different"], "face"],
	["another voice", [held_face, different("interview-1", "interview-2", "voice")], ["continuity.voice-different"], "voice"],
	["another human", [different("interview-1", "interview-2", "voice"), different("interview-1", "interview-2", "face")], ["continuity.face-different", "continuity.voice-different"], "face"],
	["a stronger voice", [object.union(different("interview-1", "interview-2", "voice"), {"llr": -20}), different("interview-1", "interview-2", "face")], ["continuity.face-different", "continuity.voice-different"], "face"],
	["the other way round", [different("interview-2", "interview-1", "face"), held_voice], ["continuity.face-different"], "face"],
	["another voice and no face", [unknown("interview-1", "interview-2", "face"), different("interview-1", "interview-2", "voice")], ["continuity.voice-different", "continuity.face-unknown"], "voice"],
]

test_a_broken_link_is_captured_once_more_then_held_and_named[name] if {
	some [name, links, told, modality] in breaks
	broken := {"from": "interview-1", "to": "interview-2", "modality": modality}
	first := decided(with_links(second_interview, links))
	first.outcome == "step-up"
	first.challenge == "recapture"
	first.reasons == told
	first.brokenLink == broken
	second := decided(again(with_links(second_interview, links), 2))
	second.outcome == "hold"
	second.reasons == told
	second.brokenLink == broken
}

# Links, and the reasons.
clouds := [
	["nothing compared", [], ["continuity.face-unknown", "continuity.voice-unknown"]],
	["only the face", [held_face], ["continuity.voice-unknown"]],
	["only the voice", [held_voice], ["continuity.face-unknown"]],
	["unknown face", [unknown("interview-1", "interview-2", "face"), held_voice], ["continuity.face-unknown"]],
	["unknown against its ratio", [object.union(held_face, {"outcome": "unknown"}), held_voice], ["continuity.face-unknown"]],
	["weak same", [object.union(held_face, {"llr": 2.9}), held_voice], ["continuity.face-unknown"]],
	["same in word only", [object.union(held_face, {"llr": -5}), held_voice], ["continuity.face-unknown"]],
	["weak different", [object.union(held_face, {"outcome": "different", "llr": -1}), held_face, held_voice], ["continuity.face-doubtful"]],
	["different in word only", [object.union(held_face, {"outcome": "different", "llr": 5}), held_voice], ["continuity.face-doubtful"]],
	["another pair", [same("interview-1", "interview-3", "face"), held_voice], ["continuity.face-unknown"]],
	["itself", [same("interview-2", "interview-2", "face"), held_voice], ["continuity.face-unknown"]],
]

test_a_link_that_cannot_be_told_never_passes[name] if {
	some [name, links, told] in clouds
	decision := decided(with_links(second_interview, links))
	decision.outcome == "step-up"
	decision.reasons == told
	decision.brokenLink == null
	decided(again(with_links(second_interview, links), 2)).outcome == "hold"
}

test_thresholds_belong_to_what_they_bound if {
	question := with_links(second_interview, [object.union(held_face, {"llr": 3}), object.union(held_voice, {"llr": 2})])
	decided(question).outcome == "proceed"
	broken := with_links(second_interview, [object.union(different("interview-1", "interview-2", "face"), {"llr": -3}), held_voice])
	decided(broken).reasons == ["continuity.face-different"]
}

test_one_earlier_interaction_is_enough_where_none_speaks_against if {
	links := [held_face, held_voice, unknown("interview-3", "interview-2", "face")]
	decided(object.union(with_links(second_interview, links), {"earlier": 2})).outcome == "proceed"
}

test_one_earlier_interaction_against_another_is_no_pass if {
	links := [held_face, held_voice, different("interview-3", "interview-2", "face")]
	decided(object.union(with_links(second_interview, links), {"earlier": 2})).outcome == "step-up"
}

test_the_strongest_break_is_named_then_the_earliest if {
	all := [
		different("interview-10", "day-one", "face"),
		different("interview-2", "day-one", "face"),
		object.union(different("identity-selfie", "day-one", "face"), {"llr": -4}),
		object.union(different("interview-1", "day-one", "voice"), {"llr": -2.5}),
	]
	decided(with_links(day_one, all)).brokenLink == {"from": "interview-2", "to": "day-one", "modality": "face"}
}

test_the_first_interview_is_compared_with_nothing_but_with_itself if {
	links := [different("interview-1", "interview-1", "face")]
	decided(with_links(first_interview, links)).outcome == "step-up"
}

test_only_the_first_interview_opens_a_chain[name] if {
	some name in ["second interview", "identity", "day one"]
	decision := decided(object.union(passing[name], {"earlier": 0}))
	decision.outcome == "hold"
	decision.reasons[0] == "continuity.nothing-to-compare"
}

test_a_chain_that_exists_is_compared_with if {
	decided(object.union(first_interview, {"earlier": 1})).reasons == ["continuity.face-unknown", "continuity.voice-unknown"]
}

document_and_selfie := same("identity-document", "identity-selfie", "face")

# The facilitator: one person's document and selfie, another person's interviews.
test_an_identity_of_somebody_else_is_a_broken_link if {
	question := with_links(identity, [document_and_selfie, different("interview-1", "identity-selfie", "face")])
	decided(question).outcome == "step-up"
	decided(again(question, 2)).outcome == "hold"
	decided(again(question, 2)).brokenLink == {"from": "interview-1", "to": "identity-selfie", "modality": "face"}
}

test_a_document_of_somebody_else_is_a_broken_link if {
	question := with_links(identity, [different("identity-document", "identity-selfie", "face"), same("interview-1", "identity-selfie", "face")])
	decided(question).reasons == ["continuity.face-different", "identity.unknown"]
	decided(question).brokenLink == {"from": "identity-document", "to": "identity-selfie", "modality": "face"}
}

test_a_document_proves_no_continuity_without_its_holder[name] if {
	some [name, links, told] in [
		["no selfie", [same("interview-1", "identity-document", "face"), document_and_selfie], ["continuity.face-unknown"]],
		["no document", [same("interview-1", "identity-selfie", "face")], ["identity.unknown"]],
		["unknown document", [same("interview-1", "identity-selfie", "face"), unknown("identity-document", "identity-selfie", "face")], ["identity.unknown"]],
		["nothing", [], ["continuity.face-unknown", "identity.unknown"]],
	]
	decided(with_links(identity, links)).outcome == "step-up"
	decided(with_links(identity, links)).reasons == told
}

# A portrait may be old, or made for the stand-in: it is compared, but it continues nobody.
test_the_document_alone_does_not_carry_over_to_day_one if {
	links := [same("identity-document", "day-one", "face"), unknown("interview-1", "day-one", "face"), same("interview-1", "day-one", "voice")]
	decision := decided(with_links(day_one, links))
	decision.outcome == "step-up"
	decision.reasons == ["continuity.face-unknown"]
}

third_interview := object.union(second_interview, {"interaction": "interview-3", "earlier": 2, "step": "j/interview-3/1"})

uncertain(from, to, modality) := object.union(unknown(from, to, modality), {"reason": sprintf("continuity.%s-uncertain", [modality])})

test_who_walked_away_from_the_first_capture_is_no_pass if {
	links := [
		uncertain("interview-1", "interview-3", "face"), same("interview-2", "interview-3", "face"),
		same("interview-1", "interview-3", "voice"), same("interview-2", "interview-3", "voice"),
	]
	first := decided(with_links(third_interview, links))
	first.outcome == "step-up"
	first.reasons == ["continuity.face-adrift"]
	first.brokenLink == {"from": "interview-1", "to": "interview-3", "modality": "face"}
	decided(again(with_links(third_interview, links), 2)).outcome == "hold"
}

test_a_weak_anchor_is_a_broken_one if {
	links := [
		object.union(same("interview-1", "interview-3", "face"), {"llr": 2.9}), same("interview-2", "interview-3", "face"),
		same("interview-1", "interview-3", "voice"),
	]
	decided(with_links(third_interview, links)).reasons == ["continuity.face-adrift"]
}

test_one_anchor_of_two_is_enough if {
	links := [
		uncertain("interview-1", "day-one", "face"), same("identity-selfie", "day-one", "face"),
		same("interview-1", "day-one", "voice"),
	]
	decided(with_links(day_one, links)).outcome == "proceed"
}

test_an_anchor_that_cannot_be_compared_is_held_against_nobody if {
	links := [
		object.union(unknown("interview-1", "interview-3", "face"), {"reason": "face.low-quality"}), same("interview-2", "interview-3", "face"),
		object.union(unknown("interview-1", "interview-3", "voice"), {"reason": "voice.telephone-band"}), same("interview-2", "interview-3", "voice"),
	]
	decided(with_links(third_interview, links)).outcome == "proceed"
}

test_without_anchors_nothing_is_decided[index] if {
	some index, none in [[], null, {}, ""]
	decision := interaction.decision with input as second_interview with data.throughline.settings as tabled(["anchors"], none)
	decision.reasons == ["policy.unconfigured"]
}
