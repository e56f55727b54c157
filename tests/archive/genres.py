"""Short invented articles of four genres, all of one day: events that two papers tell each, with another wording and in part other facts.

Meetings and matches were written while the rule for stories was made, fires and hearings after it.
"""

from __future__ import annotations

GENRES: dict[str, list[tuple[tuple[str, str], tuple[str, str]]]] = {
    "council": [
        (
            ("Harlow Bend council adopts sidewalk plan", (
                "The Harlow Bend City Council voted 5-2 on Tuesday to adopt a $3.4 million sidewalk plan. Mayor Denise Okafor said "
                "the work would begin in May. Councilman Peter Lund, who voted no, said that the plan left out Alder Street. About 40 "
                "residents attended the meeting, and 12 spoke. The council also approved the minutes and set its next meeting for "
                "March 12."
            )),
            ("Sidewalks to be built in Harlow Bend", (
                "A plan for new sidewalks in Harlow Bend will cost $3.4 million, the City Council decided by 5 votes to 2. Work "
                "starts in May, according to Mayor Denise Okafor. Alder Street is not part of it, Councilman Peter Lund complained. "
                "Some 40 people came to the meeting on Tuesday."
            )),
        ),
        (
            ("Tessaly raises water rates", (
                "The Tessaly City Council voted 4-3 on Tuesday to raise water rates by 6 percent. Mayor Brian Castellano said the "
                "money was needed for a new main on Garnet Road. Councilwoman Ruth Feeney, who voted no, said that retirees could not "
                "afford it. About 60 residents attended the meeting. The council also approved the minutes and a $200,000 grant for "
                "the library."
            )),
            ("Water to cost 6 percent more in Tessaly", (
                "Households in Tessaly will pay 6 percent more for water after a 4-3 vote of the City Council. The increase pays for "
                "a main under Garnet Road, Mayor Brian Castellano said. Councilwoman Ruth Feeney called it too much for retirees. The "
                "meeting on Tuesday drew 60 residents."
            )),
        ),
        (
            ("Pine Hollow council rejects gravel pit", (
                "The Pine Hollow City Council voted 6-1 on Monday to reject a gravel pit near Miller Creek. Mayor Anne Sorrell said "
                "that 80 trucks a day would have passed the school. The company, Brodie Aggregates, said it would appeal. About 150 "
                "residents attended the meeting, and 31 spoke. The council also heard a report on parks."
            )),
            ("No gravel pit at Miller Creek", (
                "Brodie Aggregates may not dig for gravel near Miller Creek. The Pine Hollow City Council turned the company down on "
                "Monday, 6-1. Eighty trucks a day would have passed the school, said Mayor Anne Sorrell. The hall was full: 150 "
                "residents came. The company will appeal."
            )),
        ),
        (
            ("Wendover approves budget of $48 million", (
                "The Wendover City Council voted 7-0 on Tuesday to approve a budget of $48 million. Mayor Luis Arceneaux said that "
                "taxes would not rise. The budget pays for 4 police officers and a new fire engine. Councilman Greg Haldane asked for "
                "a report on overtime. About 20 residents attended the meeting. The council also approved the minutes."
            )),
            ("Taxes stay the same in Wendover", (
                "Taxes in Wendover will not rise under a $48 million budget that the City Council approved on Tuesday. All 7 members "
                "voted for it. Four more police officers will be hired and a fire engine will be bought, Mayor Luis Arceneaux said. "
                "Overtime will be looked at, as Councilman Greg Haldane had asked."
            )),
        ),
        (
            ("Corvane council bans short-term rentals", (
                "The Corvane City Council voted 5-4 on Tuesday to ban short-term rentals downtown. Mayor Sheila Brandt, who broke the "
                "tie, said that 310 apartments had been lost to visitors. Councilman Otis Wray, who voted no, said owners would sue. "
                "About 90 residents attended the meeting, and 27 spoke. The council also set its next meeting for March 19."
            )),
            ("Downtown rentals to visitors end in Corvane", (
                "By 5-4 the City Council of Corvane has banned short-term rentals downtown. Some 310 apartments are let to visitors, "
                "said Mayor Sheila Brandt, whose vote decided. Owners will sue, Councilman Otis Wray warned at the meeting on "
                "Tuesday."
            )),
        ),
    ],
    "match": [
        (
            ("Dalby Rovers beat Northam 3-1", (
                "Dalby Rovers beat Northam United 3-1 on Saturday at Kiln Lane. Marco Ferris scored twice in the first half and Joe "
                "Adair added a third after 70 minutes. Northam's Carl Weston was sent off in the 55th minute. The crowd was 8,412. "
                "Dalby are now fourth in the table with 38 points, manager Steve Cullen said he was delighted."
            )),
            ("Ferris double sinks Northam", (
                "Two goals by Marco Ferris helped Dalby Rovers to a 3-1 win over Northam United at Kiln Lane on Saturday. Joe Adair "
                "scored the other in the 70th minute, when Northam were down to ten men: Carl Weston had seen red. Dalby have 38 "
                "points and are fourth. Attendance: 8,412."
            )),
        ),
        (
            ("Late goal earns Hexley a draw at Stourton", (
                "Hexley Town drew 2-2 with Stourton City on Saturday at Mill Park. Ben Okoro scored in the 89th minute for Hexley "
                "after Stourton had led twice through Liam Pratt and Tony Vale. The crowd was 5,230. Hexley are now ninth in the "
                "table with 29 points, and manager Paul Renshaw said he was relieved."
            )),
            ("Okoro saves a point for Hexley", (
                "Ben Okoro's goal in the 89th minute gave Hexley Town a 2-2 draw at Stourton City on Saturday. Liam Pratt and Tony "
                "Vale had put Stourton ahead twice. Manager Paul Renshaw was relieved. Hexley have 29 points in ninth place. At Mill "
                "Park 5,230 people watched."
            )),
        ),
        (
            ("Granby thrash Ashmoor 5-0", (
                "Granby Athletic thrashed Ashmoor 5-0 on Saturday at Harbour Road. Deon Clarke scored three goals and Will Tranter "
                "and Sam Boyle one each. Ashmoor's goalkeeper Ivan Petrov was injured in the 30th minute. The crowd was 11,906. "
                "Granby are now top of the table with 47 points, and manager Kevin Doyle said he was delighted."
            )),
            ("Hat trick for Clarke as Granby go top", (
                "Deon Clarke scored a hat trick as Granby Athletic went top of the table with a 5-0 win over Ashmoor on Saturday. "
                "Will Tranter and Sam Boyle got the others at Harbour Road in front of 11,906. Ashmoor lost goalkeeper Ivan Petrov, "
                "who was hurt after 30 minutes. Granby have 47 points."
            )),
        ),
        (
            ("Ten-man Lockwell hold on", (
                "Lockwell Wanderers beat Pentney 1-0 on Saturday at Station Road. Ryan Moss scored from a penalty in the 12th minute. "
                "Lockwell's Dan Ives was sent off in the 63rd minute. The crowd was 3,377. Lockwell are now 15th in the table with 21 "
                "points, and manager Ian Frost said he was proud."
            )),
            ("Moss penalty beats Pentney", (
                "A penalty by Ryan Moss after 12 minutes was enough for Lockwell Wanderers to beat Pentney 1-0 on Saturday. They "
                "played for half an hour with ten men because Dan Ives had been sent off. Lockwell are 15th with 21 points. Manager "
                "Ian Frost spoke of pride. Attendance at Station Road: 3,377."
            )),
        ),
        (
            ("Brayford slip to fifth defeat in a row", (
                "Brayford lost 2-1 to Coldham Albion on Saturday at Castle Ground. Jude Mercer scored in the 44th minute and Alan "
                "Tighe in the 78th for Coldham; Brayford's Neil Osgood scored in the 90th. The crowd was 6,054. Brayford are now "
                "bottom of the table with 14 points, and manager Mick Larkin said he was angry."
            )),
            ("Coldham win at bottom club Brayford", (
                "Coldham Albion won 2-1 at Brayford on Saturday, the fifth defeat in a row for the bottom club. Jude Mercer and Alan "
                "Tighe scored before Neil Osgood got one back in the 90th minute at Castle Ground. Manager Mick Larkin was angry. "
                "Brayford have 14 points. The crowd was 6,054."
            )),
        ),
    ],
    "fire": [
        (
            ("Two hurt in Malvern Street house fire", (
                "A fire tore through a two-story house on Malvern Street in Easton early on Wednesday, sending two people to "
                "hospital. Firefighters were called at 2.15 a.m. and found flames coming from the roof, said Fire Chief Dale "
                "Hutchins. A woman, 34, and her son, 9, were treated for smoke inhalation at Mercy Hospital. It took 35 firefighters "
                "two hours to bring the blaze under control. The damage is put at $180,000. The cause is under investigation, but the "
                "fire is not thought to be suspicious."
            )),
            ("Mother and son in hospital after Easton blaze", (
                "A woman of 34 and her 9-year-old son were taken to Mercy Hospital with smoke inhalation after their home on Malvern "
                "Street in Easton caught fire on Wednesday. The alarm was raised at 2.15 a.m. When the first of 35 firefighters "
                "arrived, the roof was burning, Chief Dale Hutchins said. The damage comes to about $180,000. How the fire began is "
                "not known."
            )),
        ),
        (
            ("Family of five loses home in Quarry Hill fire", (
                "A fire destroyed a mobile home at the Quarry Hill park on Wednesday, leaving a family of five without a home. "
                "Firefighters were called at 11.40 p.m. and found the home fully in flames, said Fire Chief Laura Benitez. Nobody was "
                "injured, but a dog died. It took 18 firefighters an hour to bring the blaze under control. The damage is put at "
                "$65,000. The cause was a space heater, investigators said. The Red Cross is helping the family of Tom and Gina Ruiz."
            )),
            ("Space heater blamed for fire that left five homeless", (
                "Tom and Gina Ruiz and their three children lost their mobile home at Quarry Hill to a fire that a space heater had "
                "started, investigators said on Wednesday. They escaped unhurt; their dog did not. Eighteen firefighters fought the "
                "flames for an hour, according to Chief Laura Benitez. The Red Cross found the family a motel. Damage: $65,000."
            )),
        ),
        (
            ("Man, 71, dies in apartment fire in Norwood", (
                "A man of 71 died when fire broke out in an apartment building on Beech Avenue in Norwood on Wednesday. Firefighters "
                "were called at 6.05 p.m. and found heavy smoke on the third floor, said Fire Chief Aaron Pell. The man, Walter "
                "Simms, lived alone. Twelve other residents got out. It took 50 firefighters 90 minutes to bring the blaze under "
                "control. The damage is put at $400,000. The cause is under investigation; there were no working smoke alarms."
            )),
            ("Norwood victim named as Walter Simms", (
                "The man who died in Wednesday's fire on Beech Avenue was Walter Simms, 71, police in Norwood said. He lived alone on "
                "the third floor, where the fire began at about 6 p.m. Twelve neighbors were led to safety. Fire Chief Aaron Pell "
                "said the building had no working smoke alarms. Some 50 firefighters were there. The owner estimates the loss at "
                "$400,000."
            )),
        ),
        (
            ("Barn burns near Tilden, 40 cows saved", (
                "A fire destroyed a barn on the Vossler farm near Tilden on Wednesday, but all 40 cows were saved. Firefighters were "
                "called at 4.30 p.m. and found the hay loft in flames, said Fire Chief Rick Amdahl. Nobody was injured. Crews from "
                "four towns helped, and water had to be brought by truck. It took 60 firefighters four hours to bring the blaze under "
                "control. The damage is put at $250,000. The cause is under investigation."
            )),
            ("Neighbors drive cows from burning barn", (
                "Neighbors drove 40 cows out of a burning barn near Tilden on Wednesday before the roof fell in. Farmer Hans Vossler "
                "thanked them with tears in his eyes. About 60 firefighters from four towns fought the fire for four hours; trucks "
                "brought the water, Chief Rick Amdahl said. The hay loft was alight first. The loss is $250,000."
            )),
        ),
        (
            ("Bakery on Front Street gutted by fire", (
                "A fire gutted a bakery on Front Street in Marlow early on Wednesday. Firefighters were called at 3.50 a.m. and found "
                "the ovens in flames, said Fire Chief Susan Okada. Two firefighters were treated for burns. It took 28 firefighters "
                "three hours to bring the blaze under control. The damage is put at $320,000. The cause is thought to be electrical. "
                "The owner, Emil Kaczmarek, has run the bakery since 1994."
            )),
            ("Marlow's oldest bakery burns", (
                "Emil Kaczmarek's bakery on Front Street in Marlow burned out on Wednesday, and two of the firefighters suffered "
                "burns. Kaczmarek opened it in 1994. An electrical fault near the ovens is the likely cause, Chief Susan Okada said. "
                "The alarm came at 3.50 a.m.; 28 firefighters worked for three hours. The damage is about $320,000."
            )),
        ),
        (
            ("Vacant mill in Dunmore burns again", (
                "A fire broke out in a vacant mill on River Road in Dunmore on Wednesday, the third there in a year. Firefighters "
                "were called at 9.20 p.m. and found smoke on the second floor, said Fire Chief Gary Holt. Nobody was injured. It took "
                "45 firefighters five hours to bring the blaze under control. The cause is under investigation, and the fire is "
                "thought to be suspicious. The mill closed in 2003 and is owned by Lansing Properties."
            )),
            ("Third fire in a year at old Dunmore mill", (
                "Police are looking for whoever set fire to the old mill on River Road in Dunmore on Wednesday. It was the third fire "
                "in a year in the mill, which Lansing Properties owns and which has been empty since 2003. Some 45 firefighters "
                "needed five hours, Fire Chief Gary Holt said; the second floor was full of smoke."
            )),
        ),
    ],
    "court": [
        (
            ("Former treasurer pleads guilty to theft", (
                "The former treasurer of a youth soccer club pleaded guilty on Wednesday to stealing $94,000. Janet Rowley, 52, of "
                "Ashford, entered the plea before Judge Martin Keane in county court. Prosecutors said she wrote checks to herself "
                "for three years. She faces up to seven years in prison and will be sentenced on April 14. Her lawyer, Philip Osei, "
                "said she was sorry. She is free on bail of $10,000."
            )),
            ("Soccer club's treasurer admits she took $94,000", (
                "Janet Rowley, 52, admitted in county court on Wednesday that she had taken $94,000 from the youth soccer club of "
                "which she was treasurer. For three years she had made out checks to herself. Judge Martin Keane will sentence her on "
                "April 14; she could get seven years. She is sorry, said Philip Osei, her lawyer. Rowley lives in Ashford."
            )),
        ),
        (
            ("Man pleads not guilty in bar stabbing", (
                "A man accused of stabbing two people outside a bar pleaded not guilty on Wednesday. Curtis Bohannon, 29, of "
                "Fairmont, entered the plea before Judge Elena Torres in county court. Prosecutors said he attacked the men with a "
                "kitchen knife on January 15. He faces up to 20 years in prison if convicted, and his trial is set for June 5. His "
                "lawyer, Grace Lindqvist, said he acted in self-defense. Bail was set at $250,000."
            )),
            ("Fairmont man denies stabbing two", (
                "Curtis Bohannon says that he defended himself. The 29-year-old from Fairmont denied in county court on Wednesday "
                "that he had stabbed two men outside a bar without cause on January 15. Judge Elena Torres set bail at $250,000 and "
                "the trial for June 5. A kitchen knife was found, prosecutors said. Grace Lindqvist is his lawyer. He could get 20 "
                "years."
            )),
        ),
        (
            ("Driver sentenced to 6 years for fatal crash", (
                "A driver who killed a cyclist while drunk was sentenced on Wednesday to 6 years in prison. Nolan Petrie, 41, of "
                "Ridgeway, was sentenced by Judge Harriet Blum in county court. Prosecutors said his blood alcohol was twice the "
                "limit when he hit Amy Sandoval, 27, on September 3. Her parents spoke in court for 20 minutes. His lawyer, Victor "
                "Amari, had asked for probation. He lost his license for 10 years."
            )),
            ("Six years for killing cyclist Amy Sandoval", (
                "Nolan Petrie must go to prison for 6 years for killing a cyclist, Amy Sandoval, 27. Judge Harriet Blum sentenced the "
                "41-year-old from Ridgeway in county court on Wednesday after her parents had spoken. He had twice the legal limit of "
                "alcohol in his blood on September 3. Probation, which his lawyer Victor Amari wanted, was out of the question, the "
                "judge said."
            )),
        ),
        (
            ("Jury acquits nurse of assault", (
                "A jury on Wednesday acquitted a nurse who was accused of hitting a patient. Monica Teller, 38, of Granger, was found "
                "not guilty after a trial of four days before Judge Owen Carmody in county court. Prosecutors said she struck the "
                "man, 83, at the Lakeview home in May. The jury deliberated for 3 hours. Her lawyer, Beth Corrigan, said the video "
                "showed nothing. Teller hopes to work again."
            )),
            ("Lakeview nurse found not guilty", (
                "Nurse Monica Teller, 38, did not hit a patient of 83 at the Lakeview home, or at least it was not proven: a jury "
                "found her not guilty on Wednesday after 3 hours. The trial before Judge Owen Carmody lasted four days. The video "
                "showed nothing, her lawyer Beth Corrigan told the county court. Teller, of Granger, wept."
            )),
        ),
        (
            ("Landlord fined $75,000 over cold flats", (
                "A landlord was fined $75,000 on Wednesday for leaving 16 apartments without heat. Roger Zielinski, 60, of Milbrook, "
                "was fined by Judge Carol Ng in county court. Prosecutors said that tenants on Spruce Street had no heat for five "
                "weeks in winter. He could have been sent to jail for 90 days. His lawyer, Adam Price, said the boiler had been "
                "replaced. Zielinski owns 11 other buildings."
            )),
            ("Five weeks without heat: landlord must pay", (
                "Roger Zielinski must pay a fine of $75,000 because tenants of his 16 apartments on Spruce Street had no heat for "
                "five weeks. Judge Carol Ng ruled on Wednesday in county court. Zielinski, 60, of Milbrook, has had a boiler put in, "
                "according to his lawyer, Adam Price. He owns 11 more buildings."
            )),
        ),
        (
            ("Teenagers charged with burning of school bus", (
                "Two teenagers were charged on Wednesday with setting fire to a school bus. Ethan Marsh, 17, and Kyle Dunning, 18, "
                "both of Porter Falls, appeared before Judge Simon Wexler in county court. Prosecutors said they used lighter fluid "
                "on February 2. They face up to five years in prison and were released to their parents. Their lawyer, Donna Reyes, "
                "said it was a prank. The bus was worth $86,000."
            )),
            ("Prank with lighter fluid cost $86,000", (
                "It was a prank, said Donna Reyes, the lawyer of two teenagers who are charged with burning a school bus worth "
                "$86,000. Ethan Marsh, 17, and Kyle Dunning, 18, of Porter Falls, were in county court on Wednesday before Judge "
                "Simon Wexler, who let them go home with their parents. The fire was set on February 2, prosecutors said."
            )),
        ),
    ],
}  # fmt: skip
