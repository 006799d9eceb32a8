// zero.go is the first week: the Zero draft is circulated and written amendments come in, against
// the numbers of the Zero draft.

package sample

func zeroDraft() []day {
	return []day{
		workday(firstDay,
			at("10:00", circulate("Zero draft", "A/AC.347/2028/CRP.1", 9, "18:00",
				"Excellencies, I have the honour to circulate the zero draft of the second annual progress report. It seeks to record what was actually said in this room, and where views diverge it says so. I would be grateful to receive written amendments before the deadline shown with this text. I ask delegations to be sparing: a text of this length can be agreed in three weeks only if each of us distinguishes what we would have preferred from what we cannot accept.")),

			// The same words from two ends of the map.
			at("15:20", amend(1, "TMB", "12", replace("without undue delay", "as a matter of priority"),
				"“Undue delay” invites a debate about what is due. An island with a single cable needs to know that its request will be placed at the top of the pile.")),
			at("16:10", amend(2, "KLD", "12", replace("without undue delay", "as a matter of priority"),
				"Repair crews reach our territory through two neighbours. Priority treatment is the practical standard that our own authorities already apply.")),
		),
		workday(12,
			at("10:05", amend(3, "NBY", "12", newText("States stressed that, in the restoration of services following a major outage, the needs of hospitals, of emergency services and of communities without any alternative connection should be met first. They encouraged operators to reflect this order of priority in their contingency plans and to rehearse it with the competent national authorities."),
				"The draft describes isolation in paragraph 11 and repair in paragraph 12, but is silent on whose service is restored first. This is the question our ministers ask.").
				with("QLR", "TMB")),

			// Three ways to say how soon, on the same words.
			at("11:40", amend(4, "QLR", "16", replace("without delay and through", "within 12 hours of becoming aware of it and through"),
				"“Without delay” has meant anything between one hour and nine days in the cases we know. A State that depends on one landing station needs a figure.").
				with("TMB")),
			at("12:10", cannotAccept("CVS", 4)),
			at("12:35", amend(5, "BVN", "16", replace("without delay and through", "as soon as practicable and through"),
				"The first hours of an incident belong to the technicians. “As soon as practicable” keeps the duty and leaves room for verification.")),
			at("15:10", amend(6, "HLV", "16", replace("inform that State without delay and through", "consider informing that State, in good time, through"),
				"The norm is voluntary and its language should show it. An administration of our size cannot promise what it is not staffed to deliver.")),

			at("16:45", amend(7, "OVN", "10", replace("exploit them at scale", "exploit them at scale, including through the automated analysis of maps, permits and other records that are publicly available"),
				"The concern raised most often in the spring was precisely this one: that lawful publication and cheap computation together produce a target list.").
				with("RTN", "LSN")),
		),
		workday(11,
			at("10:50", amend(8, "HLV", "20", deletion(),
				"The matters in question are already covered by paragraphs 18 and 19. A further compilation would occupy the Secretariat for months and prejudge the discussion that paragraph 18 only opens.").
				with("CVS")),
			at("15:05", amend(9, "CVS", "17", replace("be transparent, be based on objective criteria", "be transparent and non-discriminatory, be based on objective and publicly available criteria"),
				"Suppliers from all regions should be able to know in advance the criteria by which they will be judged.")),
			at("15:40", amend(10, "MRV", "23", replace("have received comparatively little attention", "have received comparatively little attention, in particular as regards the fees and charges levied on traffic in transit"),
				"It is hard to speak of the rights of transit States and to leave out the subject on which the correspondence is thickest.")),

			// The second contains the first.
			at("16:30", amend(11, "ILM", "26", replace("to assist others in this respect", "to assist others in this respect upon request"),
				"Assistance should follow the wish of the State concerned.")),
			at("17:10", amend(12, "NBY", "26", replace(
				"to make their designations", "to make their designations before the fifth substantive session",
				"to assist others in this respect", "to assist others in this respect upon request"),
				"A date will help those of us who must still persuade two ministries to share one entry in the directory.")),
		),
		workday(10,
			at("10:15", amend(13, "ADM", "28", replace("within 24 hours, through", "as promptly as its national procedures allow, through"),
				"We support early notification. We cannot ask an operator under investigation to speak before the magistrate has done so, and a time limit would oblige us to.")),
			at("10:40", amend(14, "RTN", "28", replace("within 24 hours, through", "within 6 hours where timing or positioning services are affected and within 24 hours in all other cases, through"),
				"A degraded timing signal becomes dangerous long before a day has passed. The distinction follows the physics, not the politics.")),
			at("11:20", amend(15, "LSN", "28", replace("any admission of responsibility or any attribution of conduct", "any admission of responsibility, any attribution of conduct or any waiver of confidentiality"),
				"Those who notify should not fear that by doing so they release the details of an inquiry.")),
			at("12:30", agree("1", "2", "3", "5")),
			at("15:30", amend(16, "TMB", "34", replace("by the Secretariat and updated by providers every six months", "by the Secretariat in searchable form and updated by providers every three months"),
				"A catalogue that cannot be searched is a bookshelf, and one that is half a year old sends small administrations to programmes that have closed.").
				with("NBY")),
			at("16:05", amend(17, "MRV", "35", replace("a proposal to establish a voluntary trust fund", "a proposal to establish, by 2030, a voluntary trust fund"),
				"Without a year the proposal will be considered again, with the same appreciation, in every report until the mandate ends.")),
			at("16:35", amend(18, "HLV", "35", replace("a proposal to establish a voluntary trust fund", "a proposal to explore the gradual establishment of a voluntary trust fund"),
				"We are not against a fund. We would like to see the options paper before the verb.")),
			at("16:50", cannotAccept("QLR", 18)),
			at("17:10", amend(19, "DNM", "36", replace("considerably reduced the duration", "reduced the duration"),
				"We know of no published figures. The adverb asks the reader to take our word.")),
		),
		workday(9,
			at("11:15", object("KLD", "38", "33 (c)",
				"Keldara can discuss a permanent mechanism once it is clear that the overland routes on which landlocked countries rely are among its subjects. Paragraph 33 (c) is the test.")),
			at("15:45", amend(20, "KLD", "30", newText("States noted the particular value of consultations among States situated along the same terrestrial corridor, and encouraged them to agree in advance on the contacts, the working language and the routing arrangements to be used when traffic must be diverted at short notice."),
				"Paragraph 29 speaks to the sea; a sentence is owed to the land.").
				with("DNM", "ILM")),
			at("16:20", supersede(21, 9, "CVS", "17", replace("be based on objective criteria", "be based on objective and publicly available criteria"),
				"Following consultations we set aside “non-discriminatory”, which some read as a reference to commitments made elsewhere, and keep what matters most to us.")),
			at("17:40", amend(22, "NBY", "30", newText("States encouraged the operators of landing stations in the same region to hold regular exchanges on threats, under the auspices of the regional organization concerned and with due protection of commercially sensitive information."),
				"Operators of neighbouring stations often learn of the same incident from the press.").
				with("QLR", "TMB")),
		),
	}
}
