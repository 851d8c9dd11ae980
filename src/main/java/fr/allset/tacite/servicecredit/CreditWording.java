package fr.allset.tacite.servicecredit;

import fr.allset.tacite.availability.AvailabilityWording;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.servicecredit.CreditDocument.Calculation;
import fr.allset.tacite.terms.CapBase;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMonth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a credit comes about, in French, made of the values it was calculated from. */
public final class CreditWording {

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final String COLON = NO_BREAK_SPACE + ": ";
    private static final String PERCENT = NO_BREAK_SPACE + "%";
    private static final String SEMICOLON = NO_BREAK_SPACE + "; ";
    private static final int EURO_DECIMALS = 2;

    private CreditWording() {}

    /** One sentence for each step of the calculation. */
    public static List<String> of(CreditCalculation calculation) {
        var sentences = beforeTheLimit(calculation);
        if (calculation.credit().isFounded()) {
            sentences.add(cap(calculation));
            sentences.add(result(calculation.credit()));
        }
        return sentences;
    }

    /**
     * As {@link #of}, for a credit that has been issued and is to be corrected: what is already issued is set against what would be due.
     *
     * @param granted what has been issued for the month, less what was taken back
     */
    static List<String> ofCorrection(CreditCalculation calculation, Euros granted, CreditChange change) {
        var sentences = beforeTheLimit(calculation);
        sentences.add(correction(calculation, granted, change));
        return sentences;
    }

    private static List<String> beforeTheLimit(CreditCalculation calculation) {
        var credit = calculation.credit();
        var sentences = new ArrayList<String>();
        sentences.add(AvailabilityWording.calculation(credit.availability()));
        if (credit.isFounded()) {
            sentences.add(tier(credit));
            sentences.add(fixedFees(credit));
            sentences.add(usageFees(calculation));
            sentences.add(gross(credit));
        }
        return sentences;
    }

    /** What is issued or taken back, and why so much. */
    public static String correction(CreditCalculation calculation, Euros granted, CreditChange change) {
        var before = "Émis jusqu'ici pour ce mois, corrections comprises" + COLON + granted.inFrench() + " HT. ";
        if (change.amount().isNegative()) {
            return before + "C'est " + change.amount().negated().inFrench() + " de trop" + COLON
                    + "un avoir correctif les reprend, et compte au jour de l'avoir dont il reprend, pour ne pas"
                    + " élargir un plafond postérieur.";
        }
        return before + "Il manque "
                + change.amount().plus(change.residualLost()).inFrench() + SEMICOLON
                + "le plafond (limite a) laisse aujourd'hui "
                + calculation.room().inFrench() + COLON + "l'avoir correctif ajoute "
                + change.amount().inFrench() + ".";
    }

    private static String tier(ServiceCredit credit) {
        return "Tableau de l'article" + NO_BREAK_SPACE + "3" + COLON + AvailabilityWording.tier(credit.availability())
                + ".";
    }

    private static String fixedFees(ServiceCredit credit) {
        return "a) Frais Fixes payables au titre " + FrenchMonth.after(credit.month()) + COLON
                + credit.fixedFees().inFrench() + ".";
    }

    private static String usageFees(CreditCalculation calculation) {
        var credit = calculation.credit();
        var months = ServiceCredit.monthsAveraged(
                credit.month(), credit.availability().quality());
        var each = months.stream()
                .map(month -> FrenchMonth.of(month)
                        + NO_BREAK_SPACE
                        + calculation.fees().usageOf(month).map(Euros::inFrench).orElse("(aucun enregistrement)"))
                .collect(Collectors.joining(SEMICOLON));
        return "b) Moyenne des Frais d'Utilisation des " + months.size() + " mois précédents (" + each + ")" + COLON
                + (credit.usageDivisor() == 0
                        ? "aucune, comptée pour " + Euros.ZERO.inFrench()
                        : credit.usageSum().inFrench() + " / " + credit.usageDivisor() + " = "
                                + amount(credit.usageAverage()))
                + ".";
    }

    private static String gross(ServiceCredit credit) {
        return "Avoir avant plafond" + COLON + credit.tierPercent() + PERCENT + " × " + amount(credit.base()) + " = "
                + credit.gross().inFrench() + ", arrondi une fois, au centime.";
    }

    private static String cap(CreditCalculation calculation) {
        var credit = calculation.credit();
        var quality = credit.availability().quality();
        var base = quality.readings().capBase() == CapBase.CREDIT_BASE
                ? "de " + amount(credit.base()) + " (l'assiette de l'avoir)"
                : "des Frais Fixes (" + credit.fixedFees().inFrench() + ") et des Frais d'Utilisation ("
                        + credit.monthUsage().inFrench() + ") " + FrenchMonth.after(credit.month());
        return "Plafond (limite a)" + COLON + quality.capPercent() + PERCENT + " " + base + " = "
                + credit.cap().inFrench()
                + ", pour tous les avoirs émis sur " + quality.capWindowDays() + " jours consécutifs. Du "
                + FrenchDay.inFigures(calculation.windowFirstDay()) + " au "
                + FrenchDay.inFigures(calculation.issuedOn())
                + ", déjà émis" + COLON + calculation.inWindow().inFrench() + SEMICOLON + "reste "
                + calculation.room().inFrench() + ".";
    }

    private static String result(ServiceCredit credit) {
        return credit.residualLost().isPositive()
                ? "Le plafond ramène l'avoir à " + credit.credit().inFrench() + ". "
                        + credit.residualLost().inFrench() + " sont perdus" + COLON
                        + "les avoirs résiduels ne sont pas reportés à des périodes ultérieures (limite b)."
                : "Le plafond laisse l'avoir entier" + COLON + credit.credit().inFrench() + " hors taxes.";
    }

    /** Without needless zeros, with as many decimals as it takes: {@code 99,012346 %}, {@code 98,75 %}, {@code 99 %}. */
    public static String percent(BigDecimal percent) {
        var stripped = percent.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped)
                        .toPlainString()
                        .replace('.', ',')
                + PERCENT;
    }

    /** The availability of a calculation that was kept, in the same way. */
    public static String percent(Calculation calculation) {
        return percent(calculation.availability().percent());
    }

    /** In cents where these are exact, else with the decimals it has. */
    public static String amount(BigDecimal euros) {
        var stripped = euros.stripTrailingZeros();
        return stripped.scale() <= EURO_DECIMALS
                ? Euros.of(euros).inFrench()
                : euros.setScale(6, RoundingMode.HALF_UP).toPlainString().replace('.', ',') + NO_BREAK_SPACE + "€";
    }
}
