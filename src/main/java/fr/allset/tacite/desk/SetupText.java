package fr.allset.tacite.desk;

import fr.allset.tacite.lifecycle.DossierProcess;
import fr.allset.tacite.lifecycle.SetupOverview;
import fr.allset.tacite.setup.AdditionalWork;
import fr.allset.tacite.setup.RequestedDocument;
import fr.allset.tacite.setup.Setup;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.Spaces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A set-up as its page shows it, in French texts.
 *
 * @param subscription the subscription that it has become
 */
record SetupText(
        String number,
        String customer,
        String standing,
        @Nullable String subscription,
        List<LifeText.Fact> facts,
        List<DocumentText> documents,
        List<LifeText.ProspectText> coming,
        List<LifeText.HappeningText> happened,
        List<LifeText.ProcessText> running,
        List<LifeText.ProcessText> ended) {

    /** @param tone the colour of the status, beside its words */
    record DocumentText(String title, String version, String status, String tone, String answer) {}

    /** A set-up as a line of a list. */
    record Line(String number, String customer, String site, String standing, String wishedStart) {

        static Line of(SetupOverview.InBrief life) {
            var setup = life.setup();
            return new Line(
                    setup.number(),
                    setup.customer().name(),
                    setup.site().name(),
                    life.standing(),
                    FrenchDay.inFigures(setup.wishedStart()));
        }
    }

    static SetupText of(SetupOverview life, LocalDate today) {
        var setup = life.setup();
        return new SetupText(
                setup.number(),
                setup.customer().name(),
                LifeText.capital(life.standing()),
                setup.service().map(Setup.Started::subscriptionNumber).orElse(null),
                facts(setup),
                setup.file().current().stream().map(SetupText::document).toList(),
                life.next().stream()
                        .map(prospect -> new LifeText.ProspectText(
                                FrenchDay.inFigures(prospect.day()),
                                LifeText.distance(prospect.day(), today),
                                prospect.words()))
                        .toList(),
                life.happened().stream().map(LifeText::happening).toList(),
                life.processes().stream()
                        .filter(DossierProcess::isRunning)
                        .map(LifeText::process)
                        .toList(),
                life.processes().stream()
                        .filter(process -> !process.isRunning())
                        .map(LifeText::process)
                        .toList());
    }

    private static List<LifeText.Fact> facts(Setup setup) {
        var facts = new ArrayList<LifeText.Fact>();
        facts.add(new LifeText.Fact(
                "Client",
                setup.customer().name() + " (" + setup.customer().number() + ")"
                        + (setup.knownCustomer() ? "" : ", nouveau client")));
        facts.add(new LifeText.Fact(
                "Site Client", setup.site().name() + ", " + setup.site().address()));
        facts.add(new LifeText.Fact(
                "Interlocuteur",
                setup.customer().contactName() + ", " + setup.customer().contactEmail()));
        facts.add(new LifeText.Fact(
                "Composants",
                setup.components().stream().map(Component::contractName).collect(Collectors.joining(", "))));
        facts.add(new LifeText.Fact(
                "Contrat signé le",
                FrenchDay.inFigures(setup.signedOn()) + ", Période Initiale de " + setup.initialPeriodMonths()
                        + Spaces.NO_BREAK + "mois"));
        facts.add(new LifeText.Fact(
                "Dénonciation",
                LifeText.capital(NoticePeriod.rule(setup.notice().orElse(null)).inFrench())));
        facts.add(new LifeText.Fact(
                "Frais Fixes par mois", setup.monthlyFixedFee().inFrench() + " HT"));
        facts.add(new LifeText.Fact("Frais Initiaux", setup.initialFee().inFrench() + " HT"));
        facts.add(new LifeText.Fact(
                "Prérequis (art. 2)",
                setup.prerequisitesRecordedAt().isEmpty()
                        ? "à vérifier"
                        : setup.reservations().isEmpty()
                                ? "vérifiés, sans réserve"
                                : "vérifiés, avec réserve" + Spaces.NO_BREAK + ": "
                                        + setup.reservations().stream()
                                                .map(item -> item.title()
                                                        + item.reservation()
                                                                .map(text -> " (" + text + ")")
                                                                .orElse(""))
                                                .collect(Collectors.joining(" ; "))));
        if (!setup.works().isEmpty()) {
            facts.add(new LifeText.Fact(
                    "À deviser à part",
                    setup.works().stream().sorted().map(AdditionalWork::label).collect(Collectors.joining(", "))));
        }
        return facts;
    }

    private static DocumentText document(RequestedDocument document) {
        var tone = switch (document.status()) {
            case ACCEPTED -> "good";
            case REFUSED -> "bad";
            case REQUESTED -> "warning";
            case SUPERSEDED -> "neutral";
        };
        return new DocumentText(
                document.title(),
                document.version(),
                document.status().label(),
                tone,
                document.answer()
                        .map(answer -> "le " + FrenchDay.inFigures(answer.on()) + " par " + answer.by())
                        .orElse("–"));
    }
}
