package fr.allset.tacite.servicehealth;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.AvailabilityWording;
import fr.allset.tacite.failure.Failure;
import fr.allset.tacite.failure.FailureEvent;
import fr.allset.tacite.failure.FailureOrigin;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.typography.Counted;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.Spaces;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that a claim rests on, as it is at one moment, and the same in French.
 *
 * @param incidents     the numbers of Microsoft's incidents; empty when none is known
 * @param tenants       the names of the tenants that have shown them
 * @param services      what does not work, under the contract's names
 * @param beganAt       when it began according to whoever reported it
 * @param posts         what Microsoft has posted, oldest first
 * @param shares        some of the subscriptions concerned, in order
 * @param subscriptions how many there are in all
 * @param customers     whose they are
 */
public record ClaimSheet(
        MicrosoftClaim claim,
        Failure failure,
        List<String> incidents,
        List<String> tenants,
        String services,
        Instant beganAt,
        List<FailureEvent> posts,
        List<Share> shares,
        long subscriptions,
        long customers,
        LocalDate today) {

    public ClaimSheet {
        incidents = List.copyOf(incidents);
        tenants = List.copyOf(tenants);
        posts = List.copyOf(posts);
        shares = List.copyOf(shares);
    }

    /**
     * A subscription concerned.
     *
     * @param credit what was credited to the client, or may be
     */
    public record Share(
            String subscription, String customerNumber, String customer, Availability availability, Credit credit) {

        /** What Microsoft would credit if its measure were ours, in percent of its monthly fees: an estimate. */
        public int estimatedPercent() {
            return MicrosoftServiceLevel.current()
                    .creditPercent(availability.baseSeconds(), availability.downtimeSeconds());
        }

        public String availabilityInFrench() {
            return AvailabilityWording.percent(availability);
        }

        public String estimateInFrench() {
            return estimatedPercent() == 0 ? "aucun palier (estimation)" : estimatedPercent() + "\u00a0% (estimation)";
        }
    }

    /**
     * @param request the number of the client's request; empty when it has made none
     * @param amount  issued, or what a request would give today; excluding tax
     */
    public record Credit(String request, boolean issued, Euros amount) {

        public String inFrench() {
            return issued
                    ? amount.inFrench() + " émis (" + request + ")"
                    : request.isEmpty()
                            ? amount.inFrench() + " possible, pas encore demandé"
                            : amount.inFrench() + " possible (" + request + ")";
        }
    }

    public boolean isOfMicrosoft() {
        return failure.origin() == FailureOrigin.MICROSOFT && failure.sameAs() == null;
    }

    // ---- in French

    public String deadlineInFrench() {
        return ClaimDeadline.isPast(claim.dueOn(), today)
                ? "Le délai est passé depuis le " + FrenchDay.inFigures(claim.dueOn())
                        + "\u00a0: Microsoft n'est plus tenu d'accepter la réclamation."
                        + " Indiquez si elle a été déposée à temps, ou pourquoi elle ne l'a pas été."
                : "À déposer auprès de Microsoft au plus tard le " + FrenchDay.inFigures(claim.dueOn())
                        + " (fin du mois qui suit la Défaillance).";
    }

    /** A warning; empty as long as the failure is Microsoft's. */
    public String originInFrench() {
        return isOfMicrosoft()
                ? ""
                : failure.sameAs() != null
                        ? "La Défaillance s'est avérée être " + failure.sameAs() + "\u00a0: vérifiez avant de réclamer."
                        : "L'origine de la Défaillance n'est plus Microsoft"
                                + (failure.origin() == null
                                        ? ""
                                        : " mais\u00a0: " + failure.origin().label())
                                + ". Il n'y a sans doute rien à réclamer.";
    }

    public String incidentsInFrench() {
        return incidents.isEmpty() ? "aucun numéro d'incident de Microsoft n'est connu" : String.join(", ", incidents);
    }

    public String tenantsInFrench() {
        return tenants.isEmpty() ? "à préciser" : String.join(", ", tenants);
    }

    public String concernedInFrench() {
        return subscriptions + " " + Counted.form(subscriptions, "abonnement", "abonnements") + Spaces.NO_BREAK + "de "
                + customers + " " + Counted.form(customers, "client", "clients")
                + (subscriptions > shares.size() ? ", dont voici les " + shares.size() + " premiers" : "");
    }

    /** From its beginning to its end. */
    public List<String> timelineInFrench() {
        var lines = new ArrayList<String>();
        lines.add("Début selon les notifications" + Spaces.NO_BREAK + ": " + FrenchMoment.of(beganAt));
        failure.stretches()
                .forEach(stretch -> lines.add("Signalée le " + FrenchMoment.of(stretch.reportedAt()) + ", "
                        + (stretch.restoredAt() == null
                                ? "pas encore rétablie"
                                : "rétablie le " + FrenchMoment.of(stretch.restoredAt()))));
        lines.addAll(posts.stream().map(FailureEvent::words).collect(Collectors.toList()));
        return lines;
    }

    /** Microsoft's tiers, and what our figures are worth beside them. */
    public String serviceLevelInFrench() {
        return MicrosoftServiceLevel.current().inFrench()
                + " Microsoft mesure lui-même sa disponibilité, par utilisateur et par minute\u00a0: la nôtre"
                + " (art. 3, sur les Notifications des Clients) et le palier qu'elle donnerait ne sont qu'une estimation.";
    }
}
