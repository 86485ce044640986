package throughline.question_test

import data.throughline.question

empty := {
	"step": "j-aaaaaaaaaaaaaaaaaaaaaaaaaa/interview-1/1",
	"journey": "hiring",
	"stage": "interview",
	"interaction": "interview-1",
	"earlier": 0,
	"attempt": 1,
	"promptsUsed": 0,
	"signals": [],
	"links": [],
	"problems": [],
	"friction": {"journey": nothing, "stage": nothing},
	"challenge": null,
	"device": null,
}

nothing := {
	"total": {"seconds": null, "unmeasured": 0, "bytes": 0},
	"extra": {"seconds": null, "unmeasured": 0, "bytes": 0},
	"prompts": 0,
	"retries": 0,
}

test_a_question_has_all_its_fields if {
	question.valid with input as empty
	every field, _ in empty {
		not question.valid with input as object.remove(empty, {field})
	}
}

test_what_is_absent_from_the_schema_is_absent_from_the_question if {
	not question.valid with input as object.union(empty, {"nationality": "x"})
}

test_nothing_is_no_question if {
	not question.valid
	not question.valid with input as null
	not question.valid with input as []
}

test_a_schema_that_admits_anything_is_no_schema if {
	not question.valid with input as empty with data.throughline.question.schema as {}
}
