"""Participles that open a French sentence, and the subject that they say something of: ``Blessé à la jambe, le soldat a
été évacué``. Small models lose whom they belong to; after their subject they are understood."""

from __future__ import annotations

from typing import NamedTuple

from translate.expressions import Expression

_PARTICIPLES = (
    "accul accus affaibl affect ancr appel appuy arm arrêt arriv assaill attaqu autoris bas bât bless bloqu"
    " bord cantonn captur cens cern charg chois class cloué compos condamn confront consid[ée]r constitu construit"
    " contraint convaincu conçu coup cré critiqu dépass dépêch déploy dériv désign destin déten développ dirig"
    " divis dot élu embarqu encercl encourag engag enlis entour envoy épaul épuis équip escort établ évalu expuls"
    " fabriqu financ fond forc form fragilis frapp guid habitu implant inaugur incarcér inspir install interpell"
    " interrog invit isol issu lanc lass livr log menac men mis mobilis mont muni nomm né oblig oppos organis"
    " persuad pilot plac plong port post pourvu pouss poursuivi prévu pris priv produit propuls protég publi ravag"
    " recrut réfugi rejoint reli relégu renforc repér réput retranch réuni sais sanctionn sépar sign situ soumis"
    " soupçonn soutenu stationn suivi surnomm surpris suspect touch traqu trahi us vendu venu vis vot"
)
_STEMS = "|".join(sorted(_PARTICIPLES.split(), key=len, reverse=True))
_APART = (
    r"(?:(?:Déjà|Longtemps|Officiellement|Récemment|Souvent|Très|Grièvement|Légèrement|Mortellement) )?"
    rf"(?i:{_STEMS})(?:é|i|u|t|s)?e?s?(?= )[^,.;:()«»\"!?]{{3,90}}"
)
_DETERMINER = (
    r"(?:(?:l[ea]s?|une?|ce|cet|cette|ces|son|sa|ses|leurs?|plusieurs|deux|trois|quatre|cinq|\d+) |l'|(?=[A-ZÀ-Þ]))"
)
_PRESENT = (
    "abrit accept accueill affirm aid annonc appell assur attend attaqu attir bénéfici cherch command compt"
    " confirm coût couvr craign crain croi défend demand dénonc devien dispos emploi embarqu emport envisag espèr"
    " exig fabriqu fonctionn fourni lanc mèn menac mesur occup offr particip permet peut pèse port pos prépar"
    " présent prévoi produi protèg rassembl reçoi recrut redout refus regroup reli représent rest réclam revendiqu"
    " risqu sembl ser serv souhait surveill tent tir transport travaill veu vi vis voi vol vend vien"
)
_VERB = (
    r"(?:(?:n'|ne |s'|se )(?:y |en |l'|les? |la |lui |leur )?[a-zà-ÿ]+"
    r"|(?:y |en |lui |leur )?(?:a|ont|avai(?:en)?t|aur(?:a|ont|ai(?:en)?t)|est|sont|étai(?:en)?t"
    r"|ser(?:a|ont|ai(?:en)?t)|fu(?:ren)?t|va|vont|doi(?:ven)?t|dev(?:ai(?:en)?t|r(?:a|ont|ai(?:en)?t))|peu(?:ven)?t|pouvai(?:en)?t"
    r"|pourr(?:a|ont|ai(?:en)?t)|fait|font|faisai(?:en)?t|[a-zà-ÿ]{2,}(?:èrent|[iu]rent|aient|eront|iront|dront|eraient)"
    r"|[a-zà-ÿ]{3,}(?:era|ira|dra|erait)"
    rf"|(?:{'|'.join(_PRESENT.split())})(?:e|ent|t|issent|nent|vent|sent)?))\b"
)
_OPENING = Expression(rf"^(?P<apart>{_APART}), (?P<who>{_DETERMINER}[^,.;:()«»\"!?]{{2,70}}?) (?={_VERB})")


class Opening(NamedTuple):
    """Where the participle's part of a sentence ends, before the comma, and where its subject begins and ends."""

    apart: int
    start: int
    end: int


def opening(text: str) -> Opening | None:
    """Return the places of the parts of a French sentence that opens with a participle; None for other sentences."""
    found = _OPENING.match(text.replace("’", "'"))
    return found and Opening(found.end("apart"), *found.span("who"))
