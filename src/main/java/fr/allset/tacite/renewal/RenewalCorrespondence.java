package fr.allset.tacite.renewal;

import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.renewal.RenewalNotice.Kind;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.EarlyTerminationFee;
import fr.allset.tacite.termination.EarlyTerminationFeeLine;
import fr.allset.tacite.termination.SiteTermination;
import fr.allset.tacite.termination.Waiver;
import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.terms.TacitRenewalLaw;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the customer is told around a term (art. 5), each once. The letters are French, the language of the contract. */
@Service
@Transactional
public class RenewalCorrespondence {

    private static final char NO_BREAK_SPACE = '\u00a0';

    private final Subscriptions subscriptions;
    private final NonRenewalHandling nonRenewalHandling;
    private final TermsCatalogue terms;
    private final TacitRenewalLaw law;
    private final Notices notices;
    private final Clock clock;

    RenewalCorrespondence(
            Subscriptions subscriptions,
            NonRenewalHandling nonRenewalHandling,
            TermsCatalogue terms,
            TacitRenewalLaw law,
            Notices notices,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.nonRenewalHandling = nonRenewalHandling;
        this.terms = terms;
        this.law = law;
        this.notices = notices;
        this.clock = clock;
    }

    // ---- before the term

    /** The renewal at {@code term} is announced: when, for how long, until when it can be refused, what leaving costs. */
    void announce(Subscription subscription, LocalDate term, RenewalNotice notice, LocalDate today) {
        var lastDay = terms.byVersion(subscription.termsVersion()).lastDayOfNonRenewalNotice(term);
        boolean information = notice.kind() == Kind.INFORMATION;
        var text = (information ? frame(lastDay) : "") + whatHappens(subscription, term) + "\n"
                + howToRefuse(subscription, term, lastDay, today)
                + "\n" + (information ? "À savoir" + NO_BREAK_SPACE + ": " + law.sentence() + "\n\n" : "")
                + whatLeavingCosts(subscription, term, today);
        send(
                subscription,
                key(subscription, term, notice),
                information ? "renewal-information" : "renewal-announcement",
                information
                        ? "Date limite pour refuser la reconduction de " + subscription.number() + " : "
                                + FrenchDay.inFigures(lastDay)
                        : "Reconduction de l'abonnement " + subscription.number() + " le " + FrenchDay.inFigures(term),
                text);
    }

    /** What makes it the same letter when a step is repeated. */
    String key(Subscription subscription, LocalDate term, RenewalNotice notice) {
        return subscription.number() + "/" + term + "/" + notice.code();
    }

    /** The date in a frame that meets the eye (art. L215-1 of the consumer code). */
    private static String frame(LocalDate lastDay) {
        var sentence = "  DATE LIMITE POUR REFUSER LA RECONDUCTION" + NO_BREAK_SPACE + ": "
                + FrenchDay.inFigures(lastDay) + "  ";
        var line = "─".repeat(sentence.length());
        return "┌" + line + "┐\n│" + sentence + "│\n└" + line + "┘\n\n";
    }

    private static String whatHappens(Subscription subscription, LocalDate term) {
        var calendar = subscription.calendar();
        var ending = calendar.periodOn(term.minusDays(1)).orElseThrow();
        var next = calendar.after(ending);
        return """
                Votre abonnement %s (%s), site %s, arrive au terme de sa %s le %s.

                Sauf dénonciation reçue à temps, il sera reconduit tacitement le %s pour un an, jusqu'au %s inclus
                (Conditions particulières, art. 5). Frais Fixes mensuels à cette date%s: %s HT.
                """.formatted(
                subscription.number(),
                subscription.components().stream().map(Component::contractName).collect(Collectors.joining(", ")),
                subscription.site().name(),
                named(ending),
                FrenchDay.inFigures(ending.lastDay()),
                FrenchDay.inFigures(next.firstDay()),
                FrenchDay.inFigures(next.lastDay()),
                NO_BREAK_SPACE,
                subscription.fixedFees().feeOn(next.firstDay()).inFrench());
    }

    private static String named(ServicePeriod period) {
        return period.kind() == ServicePeriod.Kind.INITIAL
                ? "Période Initiale"
                : "Période de Reconduction n° " + period.renewalIndex();
    }

    private String howToRefuse(Subscription subscription, LocalDate term, LocalDate lastDay, LocalDate today) {
        if (today.isAfter(lastDay)) {
            var next = NonRenewalTerm.of(subscription.calendar(), terms.byVersion(subscription.termsVersion()), term);
            return """
                    Le dernier jour pour refuser cette reconduction était le %s. Une dénonciation reçue à présent compterait pour le
                    terme suivant, le %s.
                    """.formatted(
                            FrenchDay.inFigures(lastDay),
                            FrenchDay.inFigures(next.aimedAt().minusDays(1)));
        }
        return """
                Pour la refuser, faites-nous parvenir votre dénonciation au plus tard le %s, par écrit : une réponse à ce courrier
                suffit. L'abonnement prendra alors fin à son terme, sans frais.
                """.formatted(FrenchDay.inFigures(lastDay));
    }

    private String whatLeavingCosts(Subscription subscription, LocalDate term, LocalDate today) {
        var conditions = terms.byVersion(subscription.termsVersion());
        return "Ce que coûte le départ (hors taxes)" + NO_BREAK_SPACE + ":\n"
                + "  - " + freeWayOut(subscription, term, today) + NO_BREAK_SPACE + ": aucuns frais\n"
                + cost(
                        subscription,
                        today,
                        "avant le terme, par une résiliation avec effet au " + FrenchDay.inFigures(today))
                + cost(
                        subscription,
                        term,
                        "après la reconduction, par une résiliation avec effet au " + FrenchDay.inFigures(term))
                + "\nLecture du contrat appliquée (conditions " + conditions.version() + ", article 5)" + NO_BREAK_SPACE
                + ":\n"
                + conditions.readings().all().stream()
                        .map(Reading::label)
                        .map(label -> "  - " + label + "\n")
                        .collect(Collectors.joining());
    }

    /** By the term that can still be refused. */
    private String freeWayOut(Subscription subscription, LocalDate term, LocalDate today) {
        var conditions = terms.byVersion(subscription.termsVersion());
        var refusable =
                NonRenewalTerm.of(subscription.calendar(), conditions, today).countsFor();
        return (refusable.equals(term)
                        ? "au terme"
                        : "au terme suivant, le " + FrenchDay.inFigures(refusable.minusDays(1)))
                + ", par une dénonciation reçue au plus tard le "
                + FrenchDay.inFigures(conditions.lastDayOfNonRenewalNotice(refusable));
    }

    private String cost(Subscription subscription, LocalDate effectiveDate, String how) {
        var fee = EarlyTerminationFee.owedBy(
                SiteTermination.byCustomer(subscription, effectiveDate), terms.byVersion(subscription.termsVersion()));
        return "  - " + how + NO_BREAK_SPACE + ": " + fee.total().inFrench() + "\n"
                + fee.lines().stream()
                        .map(EarlyTerminationFeeLine::explanation)
                        .map(line -> "      " + line + "\n")
                        .collect(Collectors.joining())
                + fee.waived()
                        .map(Waiver::explanation)
                        .map(line -> "      " + line + "\n")
                        .orElse("");
    }

    // ---- a notice of non-renewal

    /** The answer to a notice: whether it was in time, and when the subscription ends. */
    public void answer(String number) {
        var notice = nonRenewalHandling.find(number);
        var subscription = subscriptions.find(notice.subscription()).orElseThrow();
        send(
                subscription,
                number + "/answer",
                "non-renewal-answer",
                "Dénonciation " + number + " de l'abonnement " + subscription.number(),
                receipt(notice, subscription) + "\n" + consequence(notice, subscription));
    }

    private static String receipt(NonRenewal notice, Subscription subscription) {
        return notice.givenBy() == NonRenewalParty.CUSTOMER
                ? "Nous avons reçu le %s, par %s, votre dénonciation de l'abonnement %s (site %s). Elle porte le numéro %s.%n"
                        .formatted(
                                FrenchDay.inFigures(notice.receivedOn()),
                                notice.channel().label(),
                                subscription.number(),
                                subscription.site().name(),
                                notice.number())
                : "ALLSET SAS ne souhaite pas reconduire l'abonnement %s (site %s) et vous l'a notifié le %s, par %s (dénonciation %s).%n"
                        .formatted(
                                subscription.number(),
                                subscription.site().name(),
                                FrenchDay.inFigures(notice.receivedOn()),
                                notice.channel().label(),
                                notice.number());
    }

    private String consequence(NonRenewal notice, Subscription subscription) {
        var term = notice.term();
        var lastServed = FrenchDay.inFigures(term.countsFor().minusDays(1));
        boolean over = subscription.hasEndedOn(ContractTime.today(clock));
        if (term.isInTime()) {
            return """
                    Elle est parvenue à temps%s: le dernier jour pour refuser la reconduction %s le %s. L'abonnement %s à son
                    terme, le %s (dernier jour servi), sans Frais de Résiliation Anticipée (Conditions particulières, art. 5).
                    """.formatted(
                            NO_BREAK_SPACE,
                            over ? "était" : "est",
                            FrenchDay.inFigures(term.lastDay()),
                            over ? "a pris fin" : "prendra fin",
                            lastServed);
        }
        return """
                Pour empêcher la reconduction du %s, elle devait nous parvenir au plus tard le %s. L'abonnement est donc reconduit
                le %s pour un an, et votre dénonciation compte pour le terme suivant%s: il %s le %s (dernier jour servi),
                sans Frais de Résiliation Anticipée à cette date (Conditions particulières, art. 5).
                """.formatted(
                                FrenchDay.inFigures(term.aimedAt()),
                                FrenchDay.inFigures(term.lastDay()),
                                FrenchDay.inFigures(term.aimedAt()),
                                NO_BREAK_SPACE,
                                over ? "a pris fin" : "prendra fin",
                                lastServed)
                + (over ? "" : "\nSi vous souhaitez partir plus tôt, demandez un devis de résiliation.\n");
    }

    /** The notice was taken back. */
    public void confirmWithdrawal(String number) {
        var notice = nonRenewalHandling.find(number);
        var subscription = subscriptions.find(notice.subscription()).orElseThrow();
        var end = subscription.nonRenewedFrom();
        send(
                subscription,
                number + "/withdrawal",
                "non-renewal-withdrawal",
                "Dénonciation " + number + " retirée",
                """
                La dénonciation %s de l'abonnement %s (site %s) est retirée.

                Motif : %s

                %s
                """.formatted(
                                number,
                                subscription.number(),
                                subscription.site().name(),
                                notice.withdrawnBecause(),
                                end == null
                                        ? "L'abonnement se poursuit et sera reconduit à son terme."
                                        : "Une autre dénonciation reste en vigueur : l'abonnement prendra fin le "
                                                + FrenchDay.inFigures(end.minusDays(1)) + "."));
    }

    /** The service has ended at its term. */
    void sendEnd(Subscription subscription, LocalDate term) {
        send(
                subscription,
                subscription.number() + "/" + term + "/end",
                "end-at-term",
                "Fin du Service " + subscription.number(),
                """
                La reconduction de l'abonnement %s (site %s) ayant été dénoncée à temps, le Service a pris fin à son terme,
                le %s (dernier jour servi).

                Aucuns Frais de Résiliation Anticipée ne sont dus (Conditions particulières, art. 5).
                """.formatted(
                        subscription.number(), subscription.site().name(), FrenchDay.inFigures(term.minusDays(1))));
    }

    private void send(Subscription subscription, String key, String kind, String subject, String text) {
        var customer = subscription.customer();
        notices.record(new Notice(
                key,
                kind,
                subscription.number(),
                customer.number(),
                customer.contactName(),
                customer.contactEmail(),
                subject,
                "Bonjour " + customer.contactName() + ",\n\n" + text + "\nALLSET SAS\n"));
    }
}
