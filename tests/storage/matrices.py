"""A matrix for random worlds: every level occurs, and some lines are missing."""

from engine.domain.data_classes import Matrix

ROLES = (
    "case_lead", "police", "prison", "child_protection", "municipal_social_worker", "victim_support",
    "perpetrator_programme", "prosecutor", "rj_facilitator", "victim", "analyst", "health", "education",
)  # fmt: skip
LEVELS = {
    "C1": "full full full full full full full summary own_case own_part aggregate full summary",
    "C2": "full full full summary summary summary full summary none own_part - summary none",
    "C3": "none full none break_glass break_glass full none break_glass contact_only none - none request",
    "C4": "summary full none summary - full none request summary none aggregate request none",
    "C5": "- none full request summary own_client own_client none none own_part none own_client none",
    "C6": "summary full - none none none full request none full none none full",
    "C7": "none - none full none none none outcome_only full own_part survey_only none -",
    "C8": "summary full none full summary summary none request consent_rep - aggregate summary own_client",
}


def matrix() -> Matrix:
    """The matrix as the process folder would give it."""
    lines = {c: dict(zip(ROLES, text.split(), strict=True)) for c, text in LEVELS.items()}
    return Matrix.of(
        {
            "classes": {
                c: {
                    "levels": {r: level for r, level in line.items() if level != "-"},
                    "engine": c == "C1",
                    "sealed": True,
                }
                for c, line in lines.items()
            }
        }
    )
