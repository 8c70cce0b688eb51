"""A small ``out/`` as ``translate run`` leaves it, for tests of the site: three articles, two target languages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

Segment = dict[str, Any]
TERM = {
    "unmanned-aerial-vehicle": {
        "source": "véhicule aérien sans pilote",
        "target": "unmanned aerial vehicle",
        "definition": "Aircraft that flies without a pilot on board, guided from afar or by itself.",
        "note": "“Drone” in headlines only.",
    },
    "loitering-munition": {
        "source": "munition rôdeuse",
        "target": "loitering munition",
        "definition": "Weapon that waits over an area and strikes when a target shows.",
        "note": "",
    },
    "electronic-warfare": {
        "source": "guerre électronique",
        "target": "electronic warfare",
        "definition": "",
        "note": "",
    },
}


def segment(
    source: str, target: str, *, flags: Sequence[tuple[str, str]] = (), terms: Sequence[Sequence[str]] = ()
) -> Segment:
    return {
        "source": source,
        "target": target,
        "flags": [{"kind": kind, "detail": detail} for kind, detail in flags],
        "terms": [dict(zip(("concept", "source", "target", "how"), term, strict=True)) for term in terms],
    }


def passage(kind: str, *segments: Segment, form: str = "{}") -> tuple[str, str, list[Segment]]:
    """A passage and the Markdown that it stands in (``{}`` is its place)."""
    return kind, form, list(segments)


def write_article(
    out: Path,
    rel: str,
    passages: Sequence[tuple[str, str, list[Segment]]],
    *,
    lang: str = "en",
    source_lang: str = "fr",
    front: Mapping[str, Any] | None = None,
    notes: bool = True,
    suffix: str = ".txt",
) -> None:
    """Write ``out/<lang>/<rel>.md`` and its alignment."""
    bodies = {"source": [], "target": []}  # type: dict[str, list[str]]
    footnotes: list[str] = []
    for _, form, segments in passages:
        texts: dict[str, list[str]] = {"source": [], "target": []}
        for s in segments:
            texts["source"].append(s["source"])
            mark = ""
            if notes:
                for flag in s["flags"]:
                    footnotes.append(f"[^mt-{len(footnotes) + 1}]: Machine translation: {flag['detail']}")
                    mark += f"[^mt-{len(footnotes)}]"
            texts["target"].append(s["target"] + mark)
        for side, parts in texts.items():
            bodies[side].append(form.replace("{}", " ".join(parts)))
    markdown = {side: "\n\n".join(parts) + "\n" for side, parts in bodies.items()}
    # Items of a list and rows of a table stand together, the cells of a row on one line.
    markdown = {side: text.replace("\n\n\x00", "\n").replace("\n\n\x01", "") for side, text in markdown.items()}
    path = f"seeds/{rel}{suffix}"
    digest = hashlib.sha256(markdown["source"].encode()).hexdigest()
    title = passages[0][2][0]
    matter = {
        "title": title["target"],
        "lang": lang,
        **({"dir": "rtl"} if lang == "ar" else {}),
        "source": path,
        "sha256": digest,
        "source_lang": source_lang,
        "machine_translation": True,
        "route": [f"{source_lang}→{lang} 0.1"],
        "glossary": ["defence"],
        "flagged": sum(bool(s["flags"]) for _, _, segments in passages for s in segments),
        **(front or {}),
    }
    text = "---\n" + yaml.safe_dump(matter, allow_unicode=True, sort_keys=False) + "---\n\n" + markdown["target"]
    if footnotes:
        text += "\n" + "\n".join(footnotes) + "\n"
    file = out / lang / f"{rel}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    alignment = {
        "format": 1,
        "source": {
            "path": path,
            "sha256": digest,
            "language": source_lang,
            "title": title["source"],
            "markdown": markdown["source"],
        },
        "target": {"language": lang, "title": title["target"]},
        "route": matter["route"],
        "glossaries": ["defence"],
        "passages": [{"kind": kind, "segments": segments} for kind, _, segments in passages],
    }
    place = out / ".translate" / lang / f"{rel}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(alignment, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_glossary(out: Path, lang: str, places: Mapping[str, Sequence[tuple[str, int]]]) -> None:
    concepts = {
        name: {**TERM[name], "places": [{"path": path, "passage": number} for path, number in found]}
        for name, found in places.items()
    }
    path = out / ".translate" / lang / "glossary.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"source_language": "fr", "concepts": concepts}, ensure_ascii=False), encoding="utf-8")


UAV = "unmanned-aerial-vehicle"

KAZAKHSTAN = [
    passage(
        "title",
        segment(
            "LE KAZAKHSTAN MISE SUR LA COLLABORATION INTERNATIONALE POUR DÉVELOPPER SON INDUSTRIE DES DRONES",
            "KAZAKHSTAN BETS ON INTERNATIONAL COLLABORATION TO DEVELOP ITS DRONE INDUSTRY",
        ),
        form="# {}",
    ),
    passage("dateline", segment("Paris / La Gazette", "Paris / La Gazette")),
    passage(
        "paragraph",
        segment(
            "Le vice-ministre de la Défense du Kazakhstan, Shaykh-Khasan Zhazykbayev, a appelé les agences "
            "militaires étrangères à coopérer avec son pays dans le développement de son aviation militaire.",
            "Kazakhstan’s vice minister of defense, Shaykh-Khasan Zhazybayev, has called on foreign military "
            "agencies to cooperate with his country in the development of its military aviation.",
            flags=[("name", "“Zhazykbayev” of the original is not in the translation.")],
        ),
        segment(
            "Il a fait ces remarques lors d'un briefing pour les diplomates militaires étrangers le 9 décembre.",
            "He made the remarks at a briefing for foreign military diplomats on December 9.",
        ),
    ),
    passage(
        "paragraph",
        segment(
            "Le Kazakhstan développe activement la production de véhicules aériens sans pilote (UAV) avec la "
            "participation de partenaires étrangers.",
            "Kazakhstan is actively developing the production of unmanned aerial vehicles (UAV) with the "
            "participation of foreign partners.",
            terms=[(UAV, "véhicules aériens sans pilote", "unmanned aerial vehicles", "asked")],
        ),
        segment(
            "L'un des projets significatifs est la production conjointe de drones Anka avec la Turquie.",
            "One of the significant projects is the joint production of Anka drones with Turkey.",
        ),
    ),
    passage(
        "paragraph",
        segment(
            "« Nous attendons avec impatience une coopération constructive », a ajouté M. Zhazykbayev.",
            "“We look forward to constructive cooperation,” Mr. Zhazykbayev added.",
        ),
        segment(
            "Les unités de guerre électronique et les munitions rôdeuses seront au centre des efforts.",
            "The electronic warfare units and the loitering munitions will be at the centre of the efforts.",
            terms=[
                ("electronic-warfare", "guerre électronique", "electronic warfare", "asked"),
                ("loitering-munition", "munitions rôdeuses", "loitering munitions", "forced"),
            ],
        ),
        segment(
            "Le budget atteint 1,5 million d'euros en 2025.",
            "The budget reaches 1.5 million euros in 2024.",
            flags=[("number", "“2025” of the original is not in the translation.")],
        ),
    ),
    passage("heading", segment("Un accord avec Ankara", "An agreement with Ankara"), form="## {}"),
    passage("item", segment("Formation des équipages.", "Training of crews."), form="- {}"),
    passage(
        "item",
        segment("Production **sous licence** d'ici 2027.", "Production **under licence** by 2027."),
        form="\x00- {}",
    ),
    passage(
        "paragraph",
        segment(
            "Baykar, une [entreprise turque](https://example.org/baykar), produit des drones.",
            "Baykar, a [Turkish company](https://example.org/baykar), produces drones.",
        ),
        segment("L'usine ouvrira *au printemps*.", "The plant will open *in spring*."),
        segment("Aucun prix n'a été donné.", "No price was given."),
    ),
]

KAZAKHSTAN_ES = {
    0: ["KAZAJISTÁN APUESTA POR LA COLABORACIÓN INTERNACIONAL PARA DESARROLLAR SU INDUSTRIA DE DRONES"],
    1: ["París / La Gazette"],
    2: [
        "El viceministro de Defensa de Kazajistán, Shaykh-Khasan Zhazykbayev, ha llamado a las agencias militares "
        "extranjeras a cooperar con su país en el desarrollo de su aviación militar.",
        "Hizo estas declaraciones en una sesión informativa para diplomáticos militares extranjeros el 9 de diciembre.",
    ],
    3: [
        "Kazajistán desarrolla activamente la producción de vehículos aéreos no tripulados (UAV) con la "
        "participación de socios extranjeros.",
        "Uno de los proyectos significativos es la producción conjunta de drones Anka con Turquía.",
    ],
    4: [
        "«Esperamos con interés una cooperación constructiva», añadió el señor Zhazykbayev.",
        "Las unidades de guerra electrónica y las municiones merodeadoras serán el centro de los esfuerzos.",
        "El presupuesto alcanza 1,5 millones de euros en 2025.",
    ],
    5: ["Un acuerdo con Ankara"],
    6: ["Formación de las tripulaciones."],
    7: ["Producción **bajo licencia** de aquí a 2027."],
    8: [
        "Baykar, una [empresa turca](https://example.org/baykar), produce drones.",
        "La planta abrirá *en primavera*.",
        "No se dio ningún precio.",
    ],
}

TABLE = [
    passage("title", segment("Les commandes de l'année", "The year’s orders"), form="# {}"),
    passage("paragraph", segment("Le ministère a publié ses chiffres.", "The ministry has published its figures.")),
    passage("cell", segment("Matériel", "Equipment"), form="| {} |"),
    passage("cell", segment("Nombre", "Number"), form="\x01 {} |"),
    passage("cell", segment("Rafale F4", "Rafale F4"), form="\x00|---|---:|\n| {} |"),
    passage("cell", segment("42 appareils", "42 aircraft"), form="\x01 {} |"),
    passage(
        "paragraph",
        segment("Une note suit[^1].", "A note follows[^1]."),
        segment("« Rien n'est signé », dit-on.", "“Nothing is signed,” they say."),
        form="> {}",
    ),
    passage("paragraph", segment("Source : le ministère.", "Source: the ministry."), form="[^1]: {}"),
]


def spanish() -> list[tuple[str, str, list[Segment]]]:
    found = []
    for number, (kind, form, segments) in enumerate(KAZAKHSTAN):
        texts = KAZAKHSTAN_ES[number]
        found.append((kind, form, [segment(s["source"], t) for s, t in zip(segments, texts, strict=True)]))
    return found


def sample(out: Path) -> Path:
    """Write the sample and return ``out``."""
    write_article(out, "kazakhstan", KAZAKHSTAN)
    write_article(out, "kazakhstan", spanish(), lang="es")
    write_article(out, "défense/budget 2025", TABLE, front={"date": "2024-12-09", "author": "A. Martin"}, suffix=".md")
    for lang in ("en", "es"):
        (out / lang / "glossary.md").write_text("# Glossary\n", encoding="utf-8")
    (out / "index.md").write_text("# Index\n", encoding="utf-8")
    write_glossary(
        out,
        "en",
        {
            UAV: [("kazakhstan.txt", 3)],
            "loitering-munition": [("kazakhstan.txt", 4)],
            "electronic-warfare": [("kazakhstan.txt", 4)],
        },
    )
    return out
