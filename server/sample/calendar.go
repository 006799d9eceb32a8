// calendar.go says when each act happened: on working days counted back from the last one, which
// ends just before the sample is loaded.

package sample

import (
	"fmt"
	"time"
)

const (
	zoneName = "America/New_York" // of the meetings
	firstDay = 13                 // working days before the last: when the Zero draft is circulated
	lastAct  = 4 * time.Minute    // before the sample is loaded
	joining  = time.Minute        // between an amendment and each of its co-sponsors
)

// calendar turns a working day and a clock into an instant. Days are counted back from the last
// day of the negotiation, day 0: day 1 is the working day before it, day -3 the third after it. The
// acts of day 0 keep their distances, and the last of them is lastAct before the sample is loaded,
// at whatever hour and on whatever day of the week that is; those of the other days keep their
// hours in New York, and none is at a weekend.
type calendar struct {
	today time.Time     // noon of day 0 in the zone of the meetings
	slide time.Duration // from the clocks of day 0 to their instants
}

func newCalendar(now time.Time, firstClock, lastClock string) (calendar, error) {
	zone, err := time.LoadLocation(zoneName)
	if err != nil {
		return calendar{}, err
	}
	first, err := sinceMidnight(firstClock)
	if err != nil {
		return calendar{}, err
	}
	last, err := sinceMidnight(lastClock)
	if err != nil {
		return calendar{}, err
	}
	end := now.In(zone).Truncate(time.Minute).Add(-lastAct)
	begin := end.Add(first - last)
	cal := calendar{today: time.Date(begin.Year(), begin.Month(), begin.Day(), 12, 0, 0, 0, zone)}
	cal.slide = end.Sub(cal.today) - last
	return cal, nil
}

// at is the instant of a clock ("15:04") on a day.
func (c calendar) at(day int, clock string) (time.Time, error) {
	since, err := sinceMidnight(clock)
	if err != nil {
		return time.Time{}, err
	}
	if day == 0 {
		return c.today.Add(c.slide + since), nil
	}
	noon := c.today
	for step := 1; day != 0; {
		if day > 0 {
			step = -1
		}
		noon = noon.AddDate(0, 0, step)
		if weekday := noon.Weekday(); weekday != time.Saturday && weekday != time.Sunday {
			day += step
		}
	}
	// Not noon plus a duration: a clock is what is read on the wall, in summer time too.
	return time.Date(noon.Year(), noon.Month(), noon.Day(), 0, int(since/time.Minute), 0, 0, noon.Location()), nil
}

func sinceMidnight(clock string) (time.Duration, error) {
	t, err := time.Parse("15:04", clock)
	if err != nil {
		return 0, fmt.Errorf("the clock %q: %w", clock, err)
	}
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute, nil
}

// step is one act at its instant.
type step struct {
	at  time.Time
	act act
}

// programme is every act of the negotiation in order, as it comes to lie before now.
func programme(now time.Time) ([]step, calendar, error) {
	var days []day
	days = append(days, zeroDraft()...)
	days = append(days, consultations()...)
	days = append(days, session()...)
	last := days[len(days)-1].acts
	cal, err := newCalendar(now, last[0].clock, last[len(last)-1].clock)
	if err != nil {
		return nil, cal, err
	}
	var steps []step
	for _, d := range days {
		for _, a := range d.acts {
			at, err := cal.at(d.back, a.clock)
			if err != nil {
				return nil, cal, err
			}
			steps = append(steps, step{at, a})
			for _, code := range a.coSponsors {
				at = at.Add(joining)
				steps = append(steps, step{at, join(code, a.no)})
			}
		}
	}
	return steps, cal, nil
}
