//! Lists of words that stand beside a temporal expression, or govern it.

use serde::Deserialize;

macro_rules! roles {
    ($($(#[$doc:meta])* $field:ident => $name:ident),* $(,)?) => {
        /// What a word beside an expression tells. One bit each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Role { $($(#[$doc])* $name),* }

        /// The table `roles` of the pack.
        #[derive(Deserialize, Default)]
        #[serde(deny_unknown_fields, default)]
        pub struct RoleWords { $($field: Vec<String>),* }

        impl RoleWords {
            pub fn each(&self, mut take: impl FnMut(&str, Role)) {
                $(for word in &self.$field { take(word, Role::$name); })*
            }
        }
    };
}

roles! {
    /// Before a month that could be a name or a verb: "in may".
    month_before => MonthBefore,
    /// Prepositions that start with a capital at most at the start of a sentence.
    preposition => Preposition,
    /// Before "7/23".
    numeric_date_before => NumericDateBefore,
    /// Before "Sat" and "Sun".
    short_day_before => ShortDayBefore,
    /// Before "the 25th".
    day_of_month_before => DayOfMonthBefore,
    /// Behind "the 25th", where no noun follows.
    day_of_month_after => DayOfMonthAfter,
    /// Before "spring" and "fall".
    season_before => SeasonBefore,
    /// Before a holiday in lower case.
    holiday_before => HolidayBefore,
    /// Behind a march that is no month: "the March for Jobs".
    march_after => MarchAfter,
    /// Before a year.
    year_before => YearBefore,
    /// Before four digits that are no year.
    amount_before => AmountBefore,
    /// Behind the number of a block: "the 1900 block".
    block => Block,
    /// Closes the name of a street.
    street => Street,
    /// What many do: no year is the subject of "were".
    plural_verb => PluralVerb,
    /// Hours that are stretches: "midday".
    vague_hour => VagueHour,
    /// Before a year that a plural follows: "its 1990 sales".
    owner => Owner,
    /// Before "'98".
    short_year_before => ShortYearBefore,
    /// What ends a sentence or opens a quotation.
    sentence_start => SentenceStart,
    /// Before a plural unit without a number: "for years".
    unit_before => UnitBefore,
    /// Behind a plural unit without a number: "months of talks".
    unit_after => UnitAfter,
    /// Before "the year" of a report.
    year_of_report => YearOfReport,
    /// Behind "the year" that is a length: "the year ended March 31".
    accounting => Accounting,
    /// Behind "the quarter" whose last day follows.
    ended => Ended,
    /// Before "over" that is a bound: "just over a year".
    bound_before => BoundBefore,
    /// A bound that is a preposition too: "over the past year".
    bound_preposition => BoundPreposition,
    /// Behind a number or a noun of which so many come in each: "percent a year".
    counted => Counted,
    /// Before the infinitive of a plan: "is to meet".
    copula => Copula,
    /// "is meeting Monday".
    present => Present,
    /// Between "to" or "will" and a participle: "to be officially held".
    auxiliary => Auxiliary,
    /// Before a participle that is an adjective: "a still unspecified date".
    determiner => Determiner,
    /// Behind "to" that makes no infinitive.
    not_infinitive => NotInfinitive,
    /// A plan of the past: "had been scheduled".
    earlier_plan => EarlierPlan,
    /// Before a base form that is the present tense: "which meet".
    relative => Relative,
    /// "Friday's ruling": what has happened.
    happened => Happened,
    negation => Negation,
    /// A modal that is a past tense too: "could".
    past_modal => PastModal,
    /// "at most until": a limit ahead.
    until => Until,
    /// Lets a plan reach over the words between: "for", "by".
    joint => Joint,
    /// "at" before an hour: "around 7".
    hour_before => HourBefore,
    quote_mark => QuoteMark,
    genitive => Genitive,
    /// Before a date that a history tells in passing: "since".
    in_passing => InPassing,
    /// Before a date that lies ahead of the tale: "by 1776".
    goal => Goal,
    /// Behind a length, before the day from which it runs: "3 days starting Monday".
    running => Running,
    /// "1994 or later": what makes a date open.
    onward => Onward,
    /// Before an infinitive: "to".
    infinitive => Infinitive,
    /// Behind "two hours from".
    now => Now,
    /// Spreads something over a length where it is no bound: "over".
    spread => Spread,
    /// Before "the week" that is the one at hand: "for the week".
    stretch_before => StretchBefore,
    /// Before "a whole year" that is a length.
    whole_before => WholeBefore,
    /// Behind "a week or".
    or_so => OrSo,
    /// Seasons that are verbs too.
    season_verb => SeasonVerb,
    /// Between minutes and the hour behind them: "ten past nine".
    minutes_past => MinutesPast,
    /// Between minutes and the hour ahead of them: "ten to nine".
    minutes_to => MinutesTo,
    /// Letters behind an hour: "9a".
    half_am => HalfAm,
    /// Letters behind an hour: "8:45p".
    half_pm => HalfPm,
    /// The end in "year-end".
    stretch_end => StretchEnd,
    /// Singular nouns of which so many come in each: "$20 a barrel a day".
    measure => Measure,
    /// Before "soon" that is no time.
    as_soon => AsSoon,
    /// Before a year that "later" leads.
    than => Than,
    /// Joins a plan and its date: "planned for Friday".
    plan_for => PlanFor,
    /// Before the participle of a plan: "is expected".
    participle_before => ParticipleBefore,
    /// Before a length ahead: "in two weeks".
    reach_before => ReachBefore,
    /// The length names its last day: "in two weeks".
    reach_point => ReachPoint,
}
