"""The one style sheet of the application, made from the tokens. Widgets ask for a look by their `look` property."""

from __future__ import annotations

from hegang_desktop import resources
from hegang_desktop.gui.theme.tokens import (
    ANSWER_PX,
    HEADING_PX,
    RADIUS_CARD,
    RADIUS_FIELD,
    TABLE_PX,
    TITLE_PX,
    Tokens,
)


def style_sheet(t: Tokens) -> str:
    """Qt style sheet for a theme."""
    arrow = resources.path("icons", "arrow-dark.svg" if t.dark else "arrow-light.svg").as_posix()
    check = resources.path("icons", "check-dark.svg" if t.dark else "check-light.svg").as_posix()
    lit = "dark" if t.dark else "light"
    wide, high = (resources.path("icons", f"grip-{kind}-{lit}.svg").as_posix() for kind in ("wide", "high"))
    return f"""
QToolTip {{ color: {t.text}; background: {t.surface}; border: 1px solid {t.line}; padding: 4px; }}
QMainWindow, QDialog {{ background: {t.ground}; }}
QMenuBar {{ background: {t.ground}; border-bottom: 1px solid {t.line}; padding: 1px 6px; }}
QMenuBar::item {{ padding: 4px 10px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.accent_soft}; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.quiet}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QStatusBar {{ background: {t.ground}; border-top: 1px solid {t.line}; color: {t.quiet}; }}
QStatusBar QLabel {{ color: {t.quiet}; font-size: {TABLE_PX}px; padding: 0 8px; }}
QStatusBar::item {{ border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:vertical {{ image: url({wide}); }}
QSplitter::handle:horizontal {{ image: url({high}); }}
QSplitter::handle:hover {{ background: {t.accent_soft}; border-radius: 3px; }}

QFrame[look="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS_CARD}px; }}
QFrame[look="rail"] {{ background: {t.ground}; border: none; border-right: 1px solid {t.line}; }}
QFrame[look="banner"] {{ background: {t.accent_soft}; border: 1px solid {t.line}; border-radius: {RADIUS_CARD}px; }}
QFrame[look="toast"] {{ background: {t.surface}; border: 1px solid {t.accent}; border-radius: {RADIUS_CARD}px; }}
QFrame[look="popover"] {{ background: {t.surface}; border: 1px solid {t.accent}; border-radius: {RADIUS_CARD}px; }}
QFrame[look="band"] {{ background: {t.surface}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[look="group"] {{ border: none; border-top: 1px solid {t.line}; }}
QFrame[look="group"][first="true"] {{ border: none; }}
QFrame[look="figurebox"] {{ border: 1px solid transparent; border-radius: {RADIUS_FIELD}px; }}
QFrame[look="figurebox"]:hover {{ background: {t.hover}; }}
QFrame[look="figurebox"]:focus {{ border: 1px solid {t.accent}; }}
QLabel[look="answer"] {{ font-size: {ANSWER_PX}px; font-weight: 600; }}
QLabel[look="title"] {{ font-size: {TITLE_PX}px; font-weight: 600; }}
QLabel[look="heading"] {{ font-size: {HEADING_PX}px; font-weight: 600; }}
QLabel[look="figure"] {{ font-size: 19px; font-weight: 600; }}
QLabel[look="quiet"] {{ color: {t.quiet}; font-size: {TABLE_PX}px; }}
QLabel[look="quiet_body"] {{ color: {t.quiet}; }}
QLabel[look="error"] {{ color: {t.bad}; font-size: {TABLE_PX}px; }}
QLabel[look="caution"] {{ color: {t.caution}; }}
QLabel[look="bad"] {{ color: {t.bad}; }}
QLabel[look="good"] {{ color: {t.good}; }}
QLabel[look="good_note"] {{ color: {t.good}; font-size: {TABLE_PX}px; }}
QLabel[look="bad_note"] {{ color: {t.bad}; font-size: {TABLE_PX}px; }}
QLabel[look="caution_note"] {{ color: {t.caution}; font-size: {TABLE_PX}px; }}
QLabel[look="pill"] {{ border: 1px solid {t.quiet}; color: {t.quiet}; border-radius: 10px; padding: 1px 9px; font-size: {TABLE_PX}px;
    font-weight: 600; }}
QLabel[look="pill"][tone="holds"] {{ border-color: {t.good}; color: {t.good}; }}
QLabel[look="pill"][tone="tight"] {{ border-color: {t.caution}; color: {t.caution}; }}
QLabel[look="pill"][tone="fails"], QLabel[look="pill"][tone="unreached"] {{ border-color: {t.bad}; color: {t.bad}; }}
QLabel[look="legend"] {{ font-size: {TABLE_PX}px; }}
QLabel[look="chip"] {{ border: 1px solid {t.caution}; color: {t.caution}; border-radius: 10px; padding: 1px 8px; font-size: 12px; }}

QToolButton[look="rail"] {{ border: 1px solid transparent; border-radius: {RADIUS_CARD}px; padding: 6px 2px; color: {t.quiet};
    font-size: 12px; }}
QToolButton[look="rail"]:hover {{ background: {t.hover}; color: {t.text}; }}
QToolButton[look="rail"]:checked {{ background: {t.accent_soft}; color: {t.text}; font-weight: 600; }}
QToolButton[look="rail"]:focus {{ border: 1px solid {t.accent}; }}

QPushButton {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS_FIELD}px; padding: 5px 14px;
    min-height: 20px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:focus {{ border: 1px solid {t.accent}; }}
QPushButton:checked {{ background: {t.accent_soft}; border: 1px solid {t.accent}; }}
QPushButton:disabled {{ color: {t.quiet}; }}
QPushButton[look="primary"] {{ background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent}; font-weight: 600; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {t.text}; padding: 4px 13px; }}
QPushButton[look="primary"]:disabled {{ background: {t.line}; color: {t.quiet}; border-color: {t.line}; }}
QPushButton[look="segment"] {{ padding: 2px 8px; min-height: 18px; font-size: {TABLE_PX}px; }}
QPushButton[look="link"], QToolButton[look="link"] {{ background: transparent; border: 1px solid transparent; color: {t.accent};
    padding: 2px 4px; text-align: left; }}
QPushButton[look="link"]:hover, QToolButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:focus, QToolButton[look="link"]:focus {{ border: 1px solid {t.accent}; border-radius: 4px; }}
QPushButton[look="link_note"] {{ background: transparent; border: 1px solid transparent; color: {t.accent};
    padding: 0 2px; min-height: 16px; text-align: left; font-size: {TABLE_PX}px; }}
QPushButton[look="link_note"]:hover {{ text-decoration: underline; }}
QPushButton[look="link_note"]:focus {{ border: 1px solid {t.accent}; border-radius: 4px; }}
QPushButton[look="link_note"]:disabled {{ color: {t.quiet}; }}
QToolButton[look="help"] {{ background: transparent; border: 1px solid {t.line}; border-radius: 9px; color: {t.quiet};
    padding: 0; font-size: 12px; }}
QToolButton[look="help"]:hover {{ background: {t.hover}; color: {t.text}; }}
QToolButton[look="help"]:focus {{ border: 1px solid {t.accent}; color: {t.text}; }}
QToolButton[look="asked"] {{ background: {t.accent_soft}; border: 1px solid transparent; border-radius: 10px; color: {t.text};
  padding: 2px 8px; font-size: {TABLE_PX}px; }}
QToolButton[look="asked"]:hover, QToolButton[look="asked"]:focus {{ border: 1px solid {t.accent}; }}
QToolButton[look="choice"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 12px; padding: 1px 8px;
    font-size: {TABLE_PX}px; }}
QToolButton[look="choice"]:hover {{ background: {t.hover}; }}
QToolButton[look="choice"]:focus {{ border: 1px solid {t.accent}; }}
QToolButton[look="choice"]:checked {{ background: {t.accent_soft}; border: 1px solid {t.accent}; color: {t.text}; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.line}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {t.accent}; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: {t.surface};
    border: 2px solid {t.accent}; }}
QSlider::handle:horizontal:focus {{ background: {t.accent_soft}; }}
QToolButton[look="star"] {{ border: 1px solid transparent; border-radius: 4px; background: transparent;
    color: {t.caution}; font-size: 17px; padding: 0 1px; }}
QToolButton[look="star"]:focus {{ border: 1px solid {t.accent}; }}
QCheckBox[look="faint"] {{ color: {t.quiet}; }}
QToolButton[look="fold"] {{ border: 1px solid transparent; border-radius: {RADIUS_FIELD}px; background: transparent; text-align: left;
    padding: 2px 4px; }}
QToolButton[look="fold"]:hover {{ background: {t.hover}; }}
QToolButton[look="fold"]:checked {{ font-weight: 600; }}
QToolButton[look="fold"]:focus {{ border: 1px solid {t.accent}; }}
QToolButton[look="more"] {{ border: 1px solid transparent; border-radius: 4px; background: transparent; text-align: left;
    padding: 2px; }}
QToolButton[look="more"]:hover {{ background: {t.hover}; }}
QToolButton[look="more"]:focus {{ border: 1px solid {t.accent}; }}
QLabel[look="list"] {{ font-weight: 600; }}

QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QSpinBox {{ background: {t.surface}; border: 1px solid {t.line};
    border-radius: {RADIUS_FIELD}px; padding: 4px 8px; selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QSpinBox:focus {{ border: 1px solid {t.accent}; }}
QFrame[look="field"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS_FIELD}px; }}
QFrame[look="field"][focused="true"] {{ border: 1px solid {t.accent}; }}
QFrame[look="field"][wrong="true"] {{ border: 1px solid {t.bad}; }}
QFrame[look="field"] QLineEdit {{ border: none; background: transparent; padding: 4px 0 4px 8px; }}
QFrame[look="field"] QLabel {{ color: {t.quiet}; padding: 0 8px 0 2px; font-size: {TABLE_PX}px; }}
QComboBox QLineEdit {{ border: none; background: transparent; padding: 0; }}
QComboBox::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.line}; selection-background-color: {t.accent_soft};
    selection-color: {t.text}; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {t.quiet}; border-radius: 3px; background: {t.surface}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; image: url({check}); }}
QCheckBox::indicator:focus {{ border: 2px solid {t.accent}; }}
QCheckBox:focus {{ color: {t.accent}; }}

QTableView::indicator, QTreeView::indicator, QListView::indicator {{ width: 14px; height: 14px; border: 1px solid {t.quiet};
    border-radius: 3px; background: {t.surface}; }}
QTableView::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked {{ background: {t.accent};
    border-color: {t.accent}; image: url({check}); }}
QTableView, QTreeView, QListView {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS_CARD}px;
    gridline-color: {t.line}; font-size: {TABLE_PX}px; selection-background-color: {t.accent_soft};
    selection-color: {t.text}; outline: none; }}
QTableView[look="inner"], QTableView[look="inner"]:focus, QTreeView[look="inner"], QTreeView[look="inner"]:focus {{ border: none; border-radius: 0; }}
QTableView:focus, QTreeView:focus, QListView:focus {{ border: 1px solid {t.accent}; }}
QTableView::item, QTreeView::item {{ border-bottom: 1px solid {t.line}; padding: 0 6px; }}
QTableView::item:selected, QTreeView::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QListView::item {{ padding: 6px 8px; border-radius: 4px; }}
QListView::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QHeaderView {{ background: {t.surface}; border: none; }}
QHeaderView::section {{ background: {t.surface}; color: {t.quiet}; border: none; border-bottom: 1px solid {t.line};
    padding: 6px 9px; font-size: {TABLE_PX}px; font-weight: 600; }}
QTableCornerButton::section {{ background: {t.surface}; border: none; }}
QTabBar::tab {{ padding: 6px 10px; border: none; border-bottom: 2px solid transparent; color: {t.quiet}; background: transparent; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom: 2px solid {t.accent}; }}
QTabBar::tab:focus {{ color: {t.accent}; }}
QTabWidget::pane {{ border: none; }}
QProgressBar {{ border: 1px solid {t.line}; border-radius: 4px; background: {t.surface}; height: 8px; text-align: center; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {t.line}; border-radius: 4px; min-height: 32px; margin: 1px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {t.line}; border-radius: 4px; min-width: 32px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {t.quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
