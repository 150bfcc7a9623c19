"""The ops that the rules of time_rules.tsv name."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.coder import time_days as days
from khabar.coder import time_eras as eras
from khabar.coder import time_fractions as fractions
from khabar.coder import time_hijri as hijri
from khabar.coder import time_periods as periods
from khabar.coder import time_spans as spans
from khabar.coder.time_values import Op

OPS: Mapping[str, Op] = {
    "day": days.day,
    "day-range": days.day_range,
    "weekday": days.weekday,
    "weekday-number": days.weekday_number,
    "weekday-of": days.weekday_of,
    "nth-weekday": days.nth_weekday,
    "day-of-month": days.day_of_month,
    "day-of-context": days.day_of_context,
    "last-night": days.last_night,
    "night-of": days.night_of,
    "midnight": days.midnight,
    "on-this-day": spans.on_this_day,
    "part-of-context": days.part_of_context,
    "now": days.now,
    "month": periods.month,
    "month-short": periods.month_short,
    "months": periods.months,
    "numeric-month": periods.numeric_month,
    "year": periods.year,
    "year-turn": periods.year_turn,
    "year-only": periods.year_only,
    "year-spelled": periods.year_spelled,
    "unit": periods.unit,
    "unit-then": periods.unit_then,
    "period-same": periods.period_same,
    "season": periods.season,
    "quarter": fractions.quarter,
    "decade": eras.decade,
    "decade-2000": eras.decade_2000,
    "century": eras.century,
    "century-part": eras.century_part,
    "centuries": eras.centuries,
    "century-hijri": hijri.hijri_early,
    "hijri-early": hijri.hijri_early,
    "week-ordinal": fractions.week_ordinal,
    "week-of": periods.week_of,
    "rest-of": periods.rest_of,
    "weekend": periods.weekend,
    "hijri": hijri.hijri_date,
    "hijri-year": hijri.hijri_year,
    "feast": hijri.feast,
    "feast-solar": hijri.feast_solar,
    "ago": spans.ago,
    "after": spans.after,
    "few-ago": spans.few_ago,
    "since-ago": spans.since_ago,
    "last-n": spans.last_n,
    "duration": spans.duration,
    "half": spans.half_of,
    "duration-vague": spans.duration_vague,
    "anniversary": spans.anniversary,
    "set": spans.often,
    "first-n": fractions.first_n,
    "weekday-pair": days.weekday_pair,
    "named-day": days.named_day,
    "year-short": periods.year_short,
    "year-bc": periods.year_bc,
    "decade-of": eras.decade_of,
    "context-ago": spans.context_ago,
    "since-part": spans.since_part,
    "nothing": spans.nothing,
    "vague": spans.vague,
    "now-vague": spans.vague,
}
"""Every op of the first level that a rule may name; «since», «join», «years» and «same» are worked out in time_resolve.py."""
