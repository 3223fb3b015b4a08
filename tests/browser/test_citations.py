"""Citing in a real browser: copy, download, and the dialog of a single entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.atlas import Atlas
from generator.citations.entries import entry_labels
from generator.read import read_atlas
from tests.browser.axe import use_colours, violations

CASE = "cases/hcc-0003/"
REVISION = read_atlas(Path("cases")).by_id["hcc-0003"].revision.number


@pytest.fixture
def case_page(page: Page) -> Page:
    """The page of a long record, with the clipboard allowed."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(CASE)
    return page


def clipboard(page: Page) -> str:
    """What was copied last."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def entry_dialog(page: Page, entry_id: str) -> Locator:
    """The dialog of an entry, opened by mouse and filled."""
    page.locator(f"#{entry_id}").hover()
    page.get_by_role("button", name=f"Cite {entry_id}", exact=True).click()
    dialog = page.get_by_role("dialog", name=f"Cite {entry_id} of hcc-0003, revision {REVISION}")
    expect(dialog.locator(".cite-style").first).to_have_text("Vancouver")
    return dialog


def test_two_clicks_copy_the_citation_that_is_shown(case_page: Page) -> None:
    """'How to cite' and 'Copy' put the record's Vancouver citation on the clipboard and say so."""
    case_page.get_by_role("link", name="How to cite").click()
    case_page.get_by_role("button", name="Copy Vancouver citation of this record").click()
    expect(case_page.locator(".cite [role=status]")).to_have_text("Copied.")
    assert clipboard(case_page) == case_page.locator("#cite-record-vancouver").inner_text()
    assert clipboard(case_page).endswith(f"/cases/hcc-0003/r{REVISION}/")


def test_the_folded_styles_copy_by_keyboard(case_page: Page) -> None:
    """Enter opens the fold of the article's other styles, and Enter on its button copies APA."""
    section = case_page.get_by_role("region", name="The article")
    section.locator("summary").press("Enter")
    section.get_by_role("button", name="Copy APA citation of the article").press("Enter")
    expect(case_page.locator(".cite [role=status]")).to_have_text("Copied.")
    assert clipboard(case_page).startswith("Moon, S. Y., Han, S. Y., & Baek, Y. H. (2022).")


def test_where_copying_is_refused_the_text_is_selected(page: Page) -> None:
    """Without a clipboard the citation is selected, and the reader is told what to press."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(CASE)
    page.get_by_role("button", name="Copy Vancouver citation of the article").click()
    expect(page.locator(".cite [role=status]")).to_contain_text("The text is selected")
    assert page.evaluate("String(getSelection())") == page.locator("#cite-article-vancouver").inner_text()


@pytest.mark.parametrize(
    ("section", "name", "saved", "start"),
    [
        ("This record", "BibTeX", f"hcc-0003-r{REVISION}.bib", f"@incollection{{hcc-0003-r{REVISION},"),
        ("This record", "CSL-JSON", f"hcc-0003-r{REVISION}.csl.json", f'[\n  {{\n    "id": "hcc-0003-r{REVISION}"'),
        ("The article", "RIS", "hcc-0003-article.ris", "TY  - JOUR\n"),
    ],
)
def test_a_download_is_the_right_file(case_page: Page, section: str, name: str, saved: str, start: str) -> None:
    """Each link saves its format under a name that tells what it cites."""
    with case_page.expect_download() as download:
        case_page.get_by_role("region", name=section).get_by_role("link", name=name).click()
    assert download.value.suggested_filename == saved
    assert Path(download.value.path()).read_text(encoding="utf-8").startswith(start)


def test_an_entry_is_cited_with_its_own_address(case_page: Page) -> None:
    """The dialog of a response shows and copies a citation that names the entry and leads to it."""
    dialog = entry_dialog(case_page, "response-4")
    dialog.get_by_role("button", name="Copy AMA").click()
    expect(dialog.get_by_role("status")).to_have_text("Copied.")
    assert "[response-4: complete response]. In: HCC Case Atlas." in clipboard(case_page)
    assert clipboard(case_page).endswith(f"/cases/hcc-0003/r{REVISION}/#response-4")
    dialog.get_by_role("button", name="Copy CSL-JSON").click()
    expect(dialog.get_by_role("button", name="Copied CSL-JSON")).to_be_visible()
    [item] = json.loads(clipboard(case_page))
    assert item["id"] == f"hcc-0003-r{REVISION}-response-4"


def test_the_files_of_an_entry_can_be_saved(case_page: Page) -> None:
    """The dialog saves BibTeX in which the entry's address stands."""
    dialog = entry_dialog(case_page, "treatment-5")
    with case_page.expect_download() as download:
        dialog.get_by_role("button", name="Download BibTeX").click()
    assert download.value.suggested_filename == f"hcc-0003-r{REVISION}-treatment-5.bib"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "[treatment-5: First metastasectomy (right lower lobe)]" in text
    assert f"/r{REVISION}/#treatment-5}}" in text


def test_the_dialog_works_by_keyboard_and_gives_the_focus_back(case_page: Page) -> None:
    """'Cite one entry' opens it with the focus on the list; typing picks an entry; Escape gives the focus back."""
    button = case_page.get_by_role("button", name="Cite one entry")
    button.press("Enter")
    dialog = case_page.locator(".cite-dialog")
    choice = dialog.get_by_role("combobox", name="Entry")
    expect(choice).to_be_focused()
    case_page.keyboard.type("marker-2")
    expect(choice.locator("option:checked")).to_have_text("marker-2: PIVKA-II")
    expect(case_page.get_by_role("dialog", name=f"Cite marker-2 of hcc-0003, revision {REVISION}")).to_be_visible()
    expect(dialog.get_by_text("[marker-2: PIVKA-II]").first).to_be_visible()
    case_page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_the_list_of_entries_has_every_entry_that_can_be_cited(case_page: Page, real_atlas: Atlas) -> None:
    """What the mouse reaches by the buttons, the keyboard reaches by the list."""
    case_page.get_by_role("button", name="Cite one entry").click()
    options = case_page.locator(".cite-dialog option")
    labels = entry_labels(real_atlas.by_id["hcc-0003"], real_atlas.vocabulary)
    expect(options).to_have_text([f"{entry_id}: {label}" for entry_id, label in labels.items()])


def test_the_tab_key_stops_only_at_the_button_of_the_entry_that_is_led_to(case_page: Page) -> None:
    """A page may have a hundred buttons; they are no hundred stops on the way through it."""
    reached = "all => all.filter((one) => one.tabIndex === 0).map((one) => one.closest('.citable').id)"
    assert case_page.locator(".cite-entry").evaluate_all(reached) == []
    for entry_id in ("treatment-3", "response-4"):
        case_page.evaluate("id => { location.hash = id }", entry_id)
        case_page.wait_for_function("document.querySelector(':target [tabindex=\"0\"].cite-entry')")
        assert case_page.locator(".cite-entry").evaluate_all(reached) == [entry_id]
    case_page.reload()
    assert case_page.locator(".cite-entry").evaluate_all(reached) == ["response-4"]
    case_page.get_by_role("button", name="Cite response-4", exact=True).press("Enter")
    expect(case_page.get_by_role("dialog", name=f"Cite response-4 of hcc-0003, revision {REVISION}")).to_be_visible()


def test_the_dialog_opens_for_one_entry_after_another(case_page: Page) -> None:
    """The texts are fetched once, and each entry gets its own."""
    asked: list[str] = []
    case_page.on("request", lambda request: asked.append(request.url))
    entry_dialog(case_page, "treatment-1").get_by_role("button", name="Close").click()
    dialog = entry_dialog(case_page, "treatment-2")
    expect(dialog.get_by_text("[treatment-2: Entecavir]").first).to_be_visible()
    expect(dialog.locator(".citation, pre").filter(has_text="treatment-1")).to_have_count(0)
    assert len([url for url in asked if url.endswith("cite-entries.json")]) == 1


def test_what_cannot_be_loaded_is_said(page: Page) -> None:
    """Without the texts the dialog says so in a sentence and still closes."""
    page.route("**/cite-entries.json", lambda route: route.fulfill(body="not found", content_type="text/plain"))
    page.goto(CASE)
    page.get_by_role("button", name="Cite treatment-1", exact=True).press("Enter")
    expect(page.locator(".cite-dialog")).to_contain_text("could not be loaded")
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".cite-dialog")).to_be_hidden()


@pytest.mark.parametrize("number", range(1, 7))
def test_every_entry_has_a_button_and_nothing_else(page: Page, real_atlas: Atlas, number: int) -> None:
    """The buttons of a page are those of the entries that have a label, each in its entry."""
    case = real_atlas.by_id[f"hcc-{number:04d}"]
    page.goto(f"cases/{case.id}/")
    found = page.locator(".cite-entry").evaluate_all("all => all.map((one) => one.closest('.citable').id)")
    shown = page.locator("article [id]").evaluate_all("all => all.map((one) => one.id)")
    assert sorted(found) == sorted(set(entry_labels(case, real_atlas.vocabulary)).intersection(shown))


def test_other_pages_have_no_part_of_it(page: Page) -> None:
    """Where there is no record, the script adds nothing."""
    page.goto("drugs/sorafenib/")
    expect(page.locator(".cite-entry, .cite-dialog, .cite-button")).to_have_count(0)


def test_axe_finds_nothing_to_mend_in_the_dialog(case_page: Page) -> None:
    """The open dialog breaks no rule of axe-core and fits its screen, on a phone too, in light and dark."""
    dialog = entry_dialog(case_page, "treatment-3")
    dialog.locator("summary", has_text="BibTeX").click()
    for width in (1440, 390):
        case_page.set_viewport_size({"width": width, "height": 844})
        box = dialog.bounding_box()
        assert box is not None
        assert (box["x"] >= 0, box["x"] + box["width"] <= width, box["height"] <= 844) == (True, True, True)
        assert dialog.evaluate("element => element.scrollWidth <= element.clientWidth")
        for scheme in ("light", "dark"):
            use_colours(case_page, scheme)
            assert violations(case_page, within=".cite-dialog") == []


def test_targets_are_large_enough(case_page: Page) -> None:
    """Every button and link for citing is at least 24 pixels high and wide."""
    entry_dialog(case_page, "treatment-1")
    small = case_page.locator(
        ".cite-button, .cite-entry, .cite-files a, .cite-more > summary, .cite-choice > select"
    ).evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect())"
        ".filter(({ width, height }) => width < 24 || height < 24).length"
    )
    assert small == 0


@pytest.fixture
def touch_page(page: Page) -> Iterator[Page]:
    """The same page on a device that cannot hover."""
    browser = page.context.browser
    assert browser is not None
    page.goto(CASE)
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone = context.new_page()
    phone.goto(page.url)
    yield phone
    context.close()


def test_a_finger_reaches_the_button_of_an_entry(touch_page: Page) -> None:
    """Where nothing can be pointed at, the buttons are always seen, and a tap opens the dialog."""
    button = touch_page.get_by_role("button", name="Cite response-4", exact=True)
    assert button.evaluate("element => getComputedStyle(element).opacity") == "1"
    button.tap()
    expect(touch_page.locator(".cite-dialog")).to_contain_text("[response-4: complete response]")


def test_print_shows_the_citations_without_buttons(case_page: Page) -> None:
    """On paper the Vancouver citations stand alone."""
    case_page.emulate_media(media="print")
    expect(case_page.locator("#cite-record-vancouver")).to_be_visible()
    assert case_page.locator("button:visible", has_text="Copy").count() == 0
    assert case_page.locator(".cite-one:visible").count() == 0
    assert case_page.locator(".cite-entry:visible").count() == 0


def test_without_script_every_citation_can_be_read(page: Page) -> None:
    """With JavaScript off the styles open, the files are linked, and no dead button is shown."""
    browser = page.context.browser
    assert browser is not None
    page.goto(CASE)
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page.url)
    expect(plain.locator("#cite-record-vancouver")).to_be_visible()
    plain.locator("section", has_text="This record").locator("summary").click()
    expect(plain.locator("#cite-record-apa")).to_be_visible()
    expect(plain.locator(".cite-files a")).to_have_count(6)
    assert plain.locator("button:visible", has_text="Copy").count() == 0
    assert plain.locator(".cite-one:visible").count() == 0
    context.close()
