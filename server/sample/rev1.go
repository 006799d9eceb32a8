// rev1.go is the second week: informal consultations on the amendments, by the numbers of the Zero
// draft, until the Chair circulates Rev.1.

package sample

func consultations() []day {
	return []day{
		workday(8,
			at("10:25", amend(23, "ILM", "33 (c)", replace("feasibility studies for second connections", "feasibility studies for second connections and for overland routes linking landlocked developing countries to landing stations"),
				"With apologies: our instructions reached us after the deadline. The addition makes visible a need which the chapeau already implies.")),
			at("12:05", leave("LSN", 7)),
			at("15:10", notRetain(10,
				"The question of fees touches on matters under consideration in other bodies. I do not find sufficient support for its inclusion here.")),
			at("15:25", revise("12", replace("without undue delay", "as a matter of priority"), reflected(1, 2))),
			at("15:40", takeIn(3)),

			// The bridge: the duty in the words of one, the measure in those of another, the figure from
			// neither. It leaves no. 6 overlapping, and Corvessa, which could not accept no. 4, objecting.
			at("16:10", revise("16", replace("without delay and through", "as soon as practicable and, where possible, within 24 hours of becoming aware of it, through"), partly(4, 5))),

			at("16:25", notRetain(19,
				"The delegations that run these arrangements ask to keep the word, and I have heard no other voice against it.")),
			at("16:45", withdraw("TMB", 16)),
			at("16:58", takeOver("NBY", 16)),
		),
		workday(6,
			at("11:45", agree("7", "11", "13", "14", "21")),
			at("15:20", revise("26", replace(
				"to make their designations", "to make their designations before the fifth substantive session",
				"to assist others in this respect", "to assist others in this respect upon request"), reflected(12))),
			at("15:45", revise("17", replace("be based on objective criteria", "be based on objective and publicly available criteria"), reflected(21))),
			at("16:10", revise("20", deletion(), reflected(8))),
		),
		workday(5,
			at("10:50", agree("9", "12", "12 bis", "17", "26")),
			at("12:10", revise("33 (c)", replace("feasibility studies for second connections", "feasibility studies for second connections and for overland routes linking landlocked developing countries to landing stations"), reflected(23))),
			at("12:25", lift("KLD", "38")),
			at("15:30", revise("28", replace("any admission of responsibility or any attribution of conduct", "any admission of responsibility, any attribution of conduct or any waiver of confidentiality"), reflected(15))),
			at("15:50", revise("34", replace("by the Secretariat and updated by providers", "by the Secretariat in searchable form and updated by providers"), partly(16))),
			at("16:20", revise("35", replace("a proposal to establish a voluntary trust fund", "a proposal for the gradual establishment of a voluntary trust fund"), partly(18))),
			// The disputed words, put in brackets so that they can be seen.
			at("16:45", revise("18", replace("continue the discussion of this matter.", "continue the discussion of this matter [, with a view to the formulation of such a norm]."))),
		),
		workday(4,
			at("10:50", agree("38",
				"I", "I.A", "I.B", "II", "II.A", "II.B", "III", "III.A", "IV", "V", "V.A", "V.B", "VI", "VI.A", "VI.B", "VII", "VII.B",
				"annex", "annex title")),
			at("17:30", circulate("Rev.1", "A/AC.347/2028/CRP.1/Rev.1", -3, "18:00",
				"Excellencies, Rev.1 reflects two weeks of exacting work. One paragraph has been added (new paragraph 13), one has been dropped (former paragraph 20), and paragraph 17 offers a bridge between proposals that seemed far apart on the first day. Amendments that are not reflected are listed beside the paragraph to which they belong; a sponsor who wishes to maintain one need only say so. We meet again on the next working day at 10 a.m. Please come with instructions on paragraphs 17, 19, 28 and 35: the report will stand or fall with them.")),
		),
	}
}
