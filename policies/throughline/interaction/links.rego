package throughline.interaction

# METADATA
# description: True where an interaction opens the chain, so that nothing can be compared yet.
# scope: document
first if {
	input.earlier == 0
	input.interaction in stage.first
}

# The names under which this interaction's captures appear in links.
parts contains input.interaction

parts contains part if some part in stage.parts

# The part that carries the human: a document's portrait alone proves that a document exists.
carriers contains stage.carrier if stage.carrier != ""

carriers contains input.interaction if stage.carrier == ""

# Where face and voice are captured apart, each carries its own.
carriers contains part if some part in stage.carriers

joins(link) if {
	link.from in carriers
	shows_human(link.to)
}

joins(link) if {
	link.to in carriers
	shows_human(link.from)
}

# An earlier meeting with the human: neither a part of this interaction nor the picture on a document.
shows_human(end) if {
	not end in parts
	not end in settings.documents
}

holds(link) if {
	link.outcome == "same"
	is_number(link.llr)
	link.llr >= settings.thresholds.same[link.modality]
}

clear(link) if {
	is_number(link.quality)
	link.quality >= settings.thresholds.watchBelowQuality
}

# METADATA
# description: Required families in which some earlier interaction shows the same human.
# scope: document
continued contains family if {
	input.earlier > 0
	some family in stage.families
	some link in supports(family)
}

clearly_continued contains family if {
	some family in continued
	some link in supports(family)
	clear(link)
}

supports(family) := {link |
	some link in input.links
	link.modality == family
	joins(link)
	holds(link)
}

# Pairs of parts that belong to one human, such as a document and the selfie of its holder.
paired contains pair if {
	some pair in stage.pairs
	some link in pair_links(pair)
}

clearly_paired contains pair if {
	some pair in stage.pairs
	some link in pair_links(pair)
	clear(link)
}

pair_links(pair) := {link |
	some link in input.links
	link.modality in stage.families
	{link.from, link.to} == {part | some part in pair}
	holds(link)
}

connected if first

connected if {
	count(stage.families) > 0
	count(continued) == count(stage.families)
	count(paired) == count(stage.pairs)
}

clearly_seen if {
	count(clearly_met) == count(checks)
	clearly_connected
}

clearly_connected if first

clearly_connected if {
	count(clearly_continued) == count(stage.families)
	count(clearly_paired) == count(stage.pairs)
}

strongly_different(link) if {
	link.outcome == "different"
	is_number(link.llr)
	link.llr <= settings.thresholds.different[link.modality]
}

# Once the same capture again, for a wrong file or another person's tile; then a human looks at it.
link_causes contains {"rank": 2, "remedy": "recapture", "reason": reason} if {
	some link in input.links
	strongly_different(link)
	reason := sprintf("continuity.%s-different", [link.modality])
}

link_causes contains {"rank": 5, "remedy": "recapture", "reason": reason} if {
	some link in input.links
	link.outcome == "different"
	not strongly_different(link)
	reason := sprintf("continuity.%s-doubtful", [link.modality])
}

link_causes contains {"rank": 5, "remedy": "recapture", "reason": reason} if {
	not first
	input.earlier > 0
	some family in stage.families
	not family in continued
	not differs(family)
	reason := sprintf("continuity.%s-unknown", [family])
}

link_causes contains {"rank": 5, "remedy": "recapture", "reason": "identity.unknown"} if {
	some pair in stage.pairs
	not pair in paired
}

# Each capture may be like the one before it and the last like nobody of the first: what was taken
# before anybody had a reason to change stays the measure.
link_causes contains {"rank": 5, "remedy": "recapture", "reason": reason} if {
	some family, _ in adrift
	reason := sprintf("continuity.%s-adrift", [family])
}

# No capture can mend a chain that holds nothing.
link_causes contains {"rank": 1, "remedy": "hold", "reason": "continuity.nothing-to-compare"} if {
	not first
	input.earlier == 0
}

# METADATA
# description: >
#   Required families in which anchors could be compared and none of them shows this human, with the
#   links that say so. An anchor that cannot be compared at all, for its light or its line, is not
#   held against anybody: then the other rules decide.
# scope: document
adrift[family] := links if {
	some family in continued
	links := {link |
		some link in input.links
		link.modality == family
		joins(link)
		to_anchor(link)
		compared(link)
	}
	count(links) > 0
	every link in links {
		not keeps_to_anchor(link)
	}
}

# A voice of some seconds tells less than a face: it has to lean to the same human, no more.
keeps_to_anchor(link) if {
	link.outcome != "different"
	is_number(link.llr)
	link.llr >= settings.thresholds.anchored[link.modality]
}

to_anchor(link) if link.from in settings.anchors

to_anchor(link) if link.to in settings.anchors

compared(link) if link.outcome in {"same", "different"}

compared(link) if endswith(link.reason, "-uncertain")

differs(family) if {
	some link in input.links
	link.modality == family
	link.outcome == "different"
}

untold_links contains sprintf("continuity.%s.%s.%s", [link.modality, link.from, link.to]) if {
	some link in input.links
	link.outcome == "unknown"
}

# METADATA
# description: >
#   The strongest link that does not hold. Beyond the decisive ratio more evidence tells no more, and
#   a face is easier for a reviewer to look at than a voice: it is named first there.
# scope: document
default broken_link := null

broken_link := link if {
	ranked := sort([[max([link.llr, settings.thresholds.decisive]), link.modality, link.llr, order(oriented.from), order(oriented.to), oriented] |
		some link in input.links
		strongly_different(link)
		oriented := orientation(link)
	])
	link := ranked[0][5]
} else := link if {
	# Where no link speaks against the human, the weakest to an anchor is the one that gave way.
	ranked := sort([[link.llr, link.modality, order(oriented.from), oriented] |
		some _, links in adrift
		some link in links
		is_number(link.llr)
		oriented := orientation(link)
	])
	link := ranked[0][3]
}

# The earlier interaction first, the present one last.
orientation(link) := {"from": link.to, "to": link.from, "modality": link.modality} if {
	link.from in parts
	not link.to in parts
} else := {"from": link.from, "to": link.to, "modality": link.modality}

# interview-10 comes after interview-2.
order(name) := [stem, to_number(trim_prefix(number, "-"))] if {
	number := regex.find_n(`-[0-9]+$`, name, 1)[0]
	stem := trim_suffix(name, number)
} else := [name, 0]
