"""Is it English?"""

from __future__ import annotations

import pytest

from reconcile.lexis.english import is_english

ENGLISH = (
    "The board voted to close the pier for repairs that will take nine months. Shop owners who depend on the ferry said they had been told "
    "about the plan only a day before the vote, and that nobody had asked them what it would cost."
)
TERSE = (
    "Police arrested two men near Eastmere pier Tuesday night. Officers found cash, three phones, "
    "several knives. Both suspects, aged 31 and 44, "
    "face court Thursday. Detectives want witnesses to call. Nobody else was hurt. Ferry services resumed Wednesday morning "
    "after engineers checked the damaged gangway."
)


@pytest.mark.parametrize("text", [ENGLISH, TERSE, ENGLISH.upper(), "", "Der Rat", "12 14 16 " * 40])
def test_english_and_too_short_to_tell(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Der Hafenrat hat am Dienstag beschlossen, den alten Anleger für neun Monate zu schließen. Die "
            "Händler, die von der Fähre leben, sagten, "
            "man habe ihnen erst einen Tag vor der Abstimmung von dem Plan erzählt, und niemand habe sie gefragt, was es kosten wird."
        ),
        (
            "Le conseil du port a voté mardi la fermeture du vieux quai pour des travaux qui dureront neuf mois. "
            "Les commerçants qui vivent du bac ont "
            "dit qu'on ne leur avait parlé du projet que la veille du vote et que personne ne leur avait demandé ce que cela coûterait."
        ),
        (
            "La junta del puerto votó el martes cerrar el viejo muelle para unas obras que durarán nueve meses. "
            "Los comerciantes que viven del ferry "
            "dijeron que solo les habían hablado del plan un día antes de la votación y que nadie les había preguntado cuánto costaría."
        ),
        (
            "Het havenbestuur besloot dinsdag de oude pier te sluiten voor werk dat negen maanden duurt. "
            "Winkeliers die van de veerboot leven zeiden dat "
            "zij pas een dag voor de stemming van het plan hoorden en dat niemand hun had gevraagd wat het zou "
            "gaan kosten of hoe het verder moest."
        ),
        (
            "Совет порта решил во вторник закрыть старый причал на ремонт, который займёт девять месяцев. "
            "Владельцы магазинов говорят, что о плане им "
            "рассказали только за день до голосования."
        ),
        (
            "港口委员会星期二投票决定关闭旧码头进行维修预计需要九个月时间依靠渡轮的店主表示他们在投票前一天才得知这一计划没有人问过他们这会花费多少钱"
            "渡轮公司表示乘客可以改乘公共汽车但是许多居民对这一决定感到非常不满他们要求委员会重新考虑"
        ),
    ],
)
def test_other_languages(text: str) -> None:
    assert not is_english(text)
