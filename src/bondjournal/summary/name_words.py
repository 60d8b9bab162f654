"""Words that decide whether a capital letter makes a name. English."""

_ALSO_WORDS = """
ace amber an angel art as ash at basil bay be beau berry bill bishop bliss blossom blue brand
brandy breeze brook brown buck bud butler by carol case cash cat chance charity chase chip chuck
clay cliff clover coco cook coral crystal daisy dale dash dawn dean destiny dick do don dot drew
duke earl eve ever faith fern fin fisher flint flora forest foster fox frank free gale gay gene
ginger glen glory go grace grant gray green guy ha hale hall happy harmony harp haven hazel he
heath heather heaven herb hi ho holiday holly honey honor honour hope hunt hunter in iris iron
is it ivory ivy jack jade jasmine jet jewel jo job jock josh joy justice king kit knight lance
lane lark laurel law lee liberty light lily linen long lotus love luck lucky ma mac major marina
mark marsh mason mat maverick max may mercy merry mike miles mill miller mint miracle misty moor
moss my nick no noble nor norm ocean olive on opal or pa page park parker pat patience peace
pearl penny pepper perry pet peter phoenix pierce pike pine pip piper pop poppy porter precious
prince promise prudence queen rain raven ray red reed reef rich ridge river rob robin rock rod
rose rosemary royal ruby rusty sage sailor saint sally sandy scout sergeant shade shelly silver
sis sky so sol son song sonny spike spring stan star stark stella sterling stone storm strong
sue sugar summer sun sunny sweet tad tailor tanner temple tiger to too trace trinity trip truly
turner up us vale van velvet vic victor violet wade walker ward warren way we web wells west
wild will willow win winter wise wolf wood woody worth wren yard young zest
"""
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
"""Names whose lower-case form is a word as well, so that every place of one is asked about."""

_ORDINARY = """
a about above after again against ago all almost alone already also although always am among an
and another any anybody anyone anything anyway are as at away back be because been before being
better between both but by came can could day did do does doing done down each early either else
enough even every everybody everyone everything few first five for four from get gave go goes
going gone good got had half has have having he her here hers herself him himself his how
however i if in instead into is it its itself just kept know last late later least less let like
little lot made make many maybe might mine more most much my myself near never next nine no
nobody none nor not nothing now nowhere of off often oh ok okay on once one only or other others
our ours out over own perhaps please put quite rather really right said same seven several she
since six so some somebody someone something sometimes somewhere soon sorry still such take tell
ten than thank thanks that the their theirs them then there these they thing things think this
those though three through thus till to today together told tomorrow tonight too took tried try
tv two under until up upon us very was we well went were what whatever when where whether which
while who whole whom whose why with within without wait want wanted would yes yesterday yet you
your yours yourself aren't can't couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll
he's here's i'd i'll i'm i've isn't it'd it'll it's let's she'd she'll she's shouldn't that's
there's they'd they'll they're they've wasn't we'd we'll we're we've weren't what's who's won't
wouldn't you'd you'll you're you've
adhd ate cbt christmas covid cv dbt easter emdr english god gp hr hung internet lord ocd pc ptsd
rang sms whatsapp zoom
"""
ORDINARY = frozenset(_ORDINARY.split())
"""Words that are no name when they begin with a capital in the middle of a line.

The last group holds abbreviations, holidays, products, and verbs that are short names elsewhere.
"""

TITLES = frozenset(
    ("dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "prof", "prof.", "st", "st.")
)
"""Titles that stand before a name; their full stop does not end a sentence."""

MONTHS_AND_NAMES = frozenset(("april", "may", "june", "august"))
"""Months that are names as well."""

_BEFORE_A_MONTH = """
around by during early from in late last mid next of since the this through throughout till to
until
"""
BEFORE_A_MONTH = frozenset(_BEFORE_A_MONTH.split())
"""Words after which a month that is also a name is read as the month."""

_ABBREVIATED = """
approx. bijv. bzw. ca. d.h. dhr. dña. dra. e.g. enz. etc. evtl. fr. hr. i.e. mevr. mme. mw. no. nr.
o.a. pág. sra. srta. sr. u.a. ud. uds. usw. vgl. vs. z.b. z.t.
"""
NOT_AN_END = TITLES | frozenset(_ABBREVIATED.split())
"""Words whose full stop does not end a sentence, in the languages of pages."""
