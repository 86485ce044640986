# METADATA
# title: Is this a question at all?
# description: >
#   Rego compares anything with anything: `null < 0.35` is true and a missing field makes a rule
#   undefined. Nothing is decided on before the question has the shape that its schema names.
package throughline.question

# METADATA
# description: True for a question that has exactly the fields, types and ranges of the schema.
# scope: document
default valid := false

valid if {
	is_object(input)
	is_object(data.throughline.question.schema)
	data.throughline.question.schema.additionalProperties == false
	[matches, _] := json.match_schema(input, data.throughline.question.schema)
	matches == true
}
