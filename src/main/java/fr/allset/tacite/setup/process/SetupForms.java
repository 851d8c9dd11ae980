package fr.allset.tacite.setup.process;

import fr.allset.tacite.setup.AcceptanceRequest;
import fr.allset.tacite.setup.AcceptanceRequest.Kind;
import fr.allset.tacite.setup.AdditionalWork;
import fr.allset.tacite.setup.CheckedPrerequisite;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.DocumentAnswer;
import fr.allset.tacite.setup.PrerequisiteList;
import fr.allset.tacite.setup.RequestedDocument;
import fr.allset.tacite.setup.Setup;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the forms show of a set-up and of documents to be accepted, computed from the rows. */
@org.springframework.stereotype.Component
class SetupForms {

    private final SetupHandling setupHandling;
    private final DocumentAcceptance documentAcceptance;
    private final TermsCatalogue terms;
    private final Clock clock;

    SetupForms(SetupHandling setupHandling, DocumentAcceptance documentAcceptance, TermsCatalogue terms, Clock clock) {
        this.setupHandling = setupHandling;
        this.documentAcceptance = documentAcceptance;
        this.terms = terms;
        this.clock = clock;
    }

    SetupView setup(String number) {
        var setup = setupHandling.find(number);
        var requirements = PrerequisiteList.inForceOn(ContractTime.today(clock));
        return new SetupView(
                number,
                customer(setup),
                setup.site().name() + " (" + setup.site().code() + "), "
                        + setup.site().address(),
                components(setup),
                setup.monthlyFixedFee().inFrench(),
                setup.initialFee().inFrench(),
                setup.initialPeriodMonths() + "\u00a0mois",
                NoticePeriod.rule(setup.notice().orElse(null)).inFrench(),
                FrenchDay.inFigures(setup.signedOn()),
                FrenchDay.inFigures(setup.wishedStart()),
                terms.byVersion(setup.file().termsVersion()).title() + " ("
                        + setup.file().termsVersion() + ")" + readings(setup),
                works(setup),
                requirements.title() + ", version " + requirements.version() + " : " + requirements.address(),
                setup.prerequisites().stream().map(SetupForms::prerequisite).toList(),
                documents(setup.file()));
    }

    AcceptanceView acceptance(String number) {
        var file = documentAcceptance.find(number);
        return new AcceptanceView(
                number,
                file.customer().name(),
                file.customer().number(),
                contact(file.customer()),
                file.kind() == Kind.SETUP
                        ? purpose(setupHandling.find(number))
                        : "Nouvelle version d'un document contractuel, pour un Client en service.",
                file.askedAt().map(SetupForms::day).orElse(""),
                day(documentAcceptance.escalation(number)),
                documents(file),
                choices(file));
    }

    private static String customer(Setup setup) {
        var customer = setup.customer();
        return customer.name() + " (" + customer.number() + (setup.knownCustomer() ? "" : ", nouveau Client") + ") · "
                + (customer.siren() == null ? "sans SIREN" : "SIREN " + customer.siren()) + " · " + contact(customer);
    }

    private static String contact(Customer customer) {
        return customer.contactName() + ", " + customer.contactEmail();
    }

    private static String components(Setup setup) {
        return setup.components().stream().map(Component::contractName).collect(Collectors.joining(", "));
    }

    /** What is read otherwise than those terms, as agreed. */
    private static String readings(Setup setup) {
        var chosen = setup.agreedTerms().readings().all();
        return chosen.isEmpty()
                ? ""
                : chosen.stream()
                        .map(reading -> "\n- **" + reading.entry() + "** " + reading.label())
                        .collect(Collectors.joining("", "\n\nLectures convenues :\n", ""));
    }

    private static String works(Setup setup) {
        return setup.works().isEmpty()
                ? "aucune"
                : setup.works().stream().map(AdditionalWork::label).collect(Collectors.joining(", "))
                        + " (devis séparé)";
    }

    private static String purpose(Setup setup) {
        return "Mise en service pour le site " + setup.site().name() + " : " + components(setup) + ". Date souhaitée : "
                + FrenchDay.inFigures(setup.wishedStart()) + ".";
    }

    private static SetupView.Prerequisite prerequisite(CheckedPrerequisite item) {
        return new SetupView.Prerequisite(
                item.title(), item.state().label(), item.reservation().orElse(""));
    }

    private static List<AcceptanceView.Choice> choices(AcceptanceRequest file) {
        var choices = new ArrayList<AcceptanceView.Choice>();
        choices.add(new AcceptanceView.Choice("Tous les documents en attente", DocumentAnswer.EVERY_PENDING));
        file.pending()
                .forEach(document -> choices.add(new AcceptanceView.Choice(
                        document.title() + ", version " + document.version(), document.code())));
        return choices;
    }

    private static List<AcceptanceView.Document> documents(AcceptanceRequest file) {
        return file.documents().stream().map(SetupForms::document).toList();
    }

    private static AcceptanceView.Document document(RequestedDocument document) {
        return new AcceptanceView.Document(
                document.title(),
                document.version(),
                document.status().label(),
                document.answer().map(SetupForms::given).orElse(""),
                document.answer().map(SetupForms::proof).orElse(""),
                document.address()
                        .or(() -> document.sha256().map(hash -> "SHA-256 " + hash))
                        .orElse(""));
    }

    private static String given(RequestedDocument.Answer answer) {
        return (answer.accepted() ? "" : "refusé, ") + answer.by() + ", " + FrenchDay.inFigures(answer.on());
    }

    private static String proof(RequestedDocument.Answer answer) {
        return answer.means().label()
                + answer.evidence().map(evidence -> " : " + evidence).orElse("")
                + answer.remark().map(remark -> " — " + remark).orElse("");
    }

    private static String day(Instant instant) {
        return FrenchDay.inFigures(LocalDate.ofInstant(instant, ContractTime.ZONE));
    }
}
