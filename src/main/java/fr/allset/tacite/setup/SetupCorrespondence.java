package fr.allset.tacite.setup;

import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.NoticeAttachment;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.setup.AcceptanceRequest.Kind;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the Client is told of a set-up and of documents to accept, each once. The letters are French, the language of the contract. */
@Service
@Transactional
public class SetupCorrespondence {

    private final SetupHandling setupHandling;
    private final DocumentAcceptance documentAcceptance;
    private final ContractDocuments documents;
    private final TermsCatalogue terms;
    private final Notices notices;
    private final Clock clock;

    SetupCorrespondence(
            SetupHandling setupHandling,
            DocumentAcceptance documentAcceptance,
            ContractDocuments documents,
            TermsCatalogue terms,
            Notices notices,
            Clock clock) {
        this.setupHandling = setupHandling;
        this.documentAcceptance = documentAcceptance;
        this.documents = documents;
        this.terms = terms;
        this.notices = notices;
        this.clock = clock;
    }

    /** Asks the Client for what it has not accepted: titles, versions, where to read them, how to answer. */
    public void askForAcceptance(String number) {
        var file = documentAcceptance.ask(number);
        var introduction = file.kind() == Kind.NEW_VERSION
                ? "Un document contractuel de votre Service Office 365 change de version. Cette version est à accepter à son tour :"
                : file.asking() == 1
                        ? introduction(setupHandling.find(number))
                        : "Pour la mise en service " + number
                                + ", voici ce qui reste à accepter dans la version en vigueur aujourd'hui :";
        send(
                file,
                "documents-" + file.asking(),
                "documents",
                file.kind() == Kind.NEW_VERSION
                        ? "Nouvelle version d'un document contractuel à accepter (" + number + ")"
                        : "Documents à accepter pour votre mise en service " + number,
                introduction + "\n\n" + listed(file.pending()) + howToAnswer(number));
    }

    private static String introduction(Setup setup) {
        return """
                Nous préparons la mise en service d'Office 365 pour votre site %s : %s.
                Date de mise en service souhaitée : %s. Rien n'est facturé avant la mise en service.

                Avant celle-ci, les documents contractuels suivants sont à accepter (Conditions particulières, article 1) :""".formatted(setup.site().name(), names(setup), FrenchDay.inFigures(setup.wishedStart()));
    }

    /** Reminds the Client of what it has not answered; once a day at most. */
    public void remind(String number) {
        var file = documentAcceptance.find(number);
        if (!file.isOpen() || file.unanswered().isEmpty()) {
            return; // what was refused is no silence
        }
        var asked = file.askedAt()
                .map(at -> FrenchDay.inFigures(LocalDate.ofInstant(at, ContractTime.ZONE)))
                .orElse("");
        send(
                file,
                "reminder-" + ContractTime.today(clock),
                "reminder",
                "Rappel : documents à accepter (" + number + ")",
                "Depuis notre courrier du " + asked + ", nous attendons votre réponse sur :\n\n"
                        + listed(file.unanswered()) + howToAnswer(number));
        documentAcceptance.reminded(number);
    }

    /** The service will not start. */
    public void announceAbandonment(String number) {
        var setup = setupHandling.find(number);
        send(setup.file(), "abandoned", "abandoned", "Mise en service " + number + " abandonnée", """
                La mise en service %s pour votre site %s est abandonnée.

                Motif : %s

                Rien ne vous est facturé à ce titre.
                """.formatted(
                        number,
                        setup.site().name(),
                        setup.file()
                                .closing()
                                .flatMap(AcceptanceRequest.Closing::reason)
                                .orElse("")));
    }

    /** The service has started: periods, fees, the end of the Période Initiale, the rule of renewal, and the days as a calendar file. */
    public void confirmCommissioning(String number) {
        var setup = setupHandling.find(number);
        var service = setup.service().orElseThrow(() -> new IllegalStateException(number + " is not in service"));
        var dates = ServiceDates.of(
                service.startDate(),
                setup.initialPeriodMonths(),
                terms.byVersion(setup.file().termsVersion()));
        var body = new StringBuilder("""
                Votre Service est en service depuis le %s (Date de Mise en Service).

                Abonnement : %s
                Site : %s, %s
                Composants : %s

                Durée (article 5)
                  %s.
                  Fin de la Période Initiale : %s.
                  %s

                Tarifs (article 6), hors taxes
                  Frais Initiaux, une fois : %s
                  Frais Fixes mensuels : %s

                Documents acceptés
                """.formatted(
                        FrenchDay.inFigures(service.startDate()),
                        service.subscriptionNumber(),
                        setup.site().name(),
                        setup.site().address(),
                        names(setup),
                        dates.initialPeriodInWords(),
                        FrenchDay.inFigures(dates.initialLastDay()),
                        dates.renewalInWords(),
                        setup.initialFee().inFrench(),
                        setup.monthlyFixedFee().inFrench()));
        setup.file()
                .current()
                .forEach(document -> body.append("  - ")
                        .append(document.title())
                        .append(", version ")
                        .append(document.version())
                        .append(document.answer()
                                .map(answer ->
                                        ", accepté par " + answer.by() + " le " + FrenchDay.inFigures(answer.on())
                                                + " (" + answer.means().label() + ")")
                                .orElse(""))
                        .append('\n'));
        body.append("\nPrérequis (article 2), réserves\n")
                .append(
                        setup.reservations().isEmpty()
                                ? "  Aucune.\n"
                                : setup.reservations().stream()
                                        .map(item -> "  - " + item.title() + " : "
                                                + item.reservation().orElse("") + "\n")
                                        .collect(Collectors.joining()));
        if (!setup.works().isEmpty()) {
            body.append("\nPrestations additionnelles demandées, à deviser séparément : ")
                    .append(setup.works().stream().map(AdditionalWork::label).collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        body.append("\nLe fichier joint porte ces dates dans votre agenda.\n");
        send(
                setup.file(),
                "commissioned",
                "commissioned",
                "Mise en service de " + service.subscriptionNumber(),
                body.toString(),
                List.of(ServiceCalendarFile.of(
                        service.subscriptionNumber(), setup.site().name(), dates, clock.instant())));
    }

    private String listed(List<RequestedDocument> asked) {
        var catalogue = documents.catalogue();
        return asked.stream()
                .map(document -> "  - " + document.title() + ", version " + document.version() + "\n"
                        + document.address()
                                .map(address -> "    " + address + "\n")
                                .orElse("")
                        + catalogue.versions(document.code()).stream()
                                .filter(version -> version.version().equals(document.version()))
                                .flatMap(version -> version.text().stream())
                                .map(text -> "    « " + text + " »\n")
                                .collect(Collectors.joining())
                        + document.sha256()
                                .map(hash -> "    SHA-256 : " + hash + "\n")
                                .orElse(""))
                .collect(Collectors.joining());
    }

    private static String howToAnswer(String number) {
        return """

                Vous pouvez les accepter en ligne sous votre accès, ou répondre à votre gestionnaire de compte par courriel ou sur
                papier, en rappelant le numéro %s et en nommant la personne qui accepte.
                """.formatted(number);
    }

    private static String names(Setup setup) {
        return setup.components().stream().map(Component::contractName).collect(Collectors.joining(", "));
    }

    private void send(AcceptanceRequest file, String occurrence, String kind, String subject, String text) {
        send(file, occurrence, kind, subject, text, List.of());
    }

    private void send(
            AcceptanceRequest file,
            String occurrence,
            String kind,
            String subject,
            String text,
            List<NoticeAttachment> attachments) {
        var customer = file.customer();
        notices.record(
                new Notice(
                        file.number() + "/" + occurrence,
                        "setup-" + kind,
                        file.number(),
                        customer.number(),
                        customer.contactName(),
                        customer.contactEmail(),
                        subject,
                        "Bonjour " + customer.contactName() + ",\n\n" + text + "\nALLSET SAS\n"),
                attachments);
    }
}
