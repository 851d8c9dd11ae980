package fr.allset.tacite.identity;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The provider by which the staff logs in beside its passwords (docs/operations/log-in.md).
 *
 * @param issuer       as the provider calls itself; blank for none
 * @param clientId     as the provider knows Tacite
 * @param name         what people call the provider
 * @param subjectClaim the claim that names a person: {@code sub}, or {@code oid} of Microsoft, which an administrator can look up. Nothing
 *                     that the provider lets people change, such as a mail address
 * @param timeout      for each answer of the provider
 */
@ConfigurationProperties("tacite.staff-log-in")
record StaffLogInSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("le fournisseur d'identité") String name,
        @DefaultValue("sub") String subjectClaim,
        @DefaultValue("5s") Duration timeout) {

    private static final List<String> CLAIMS = List.of("sub", "oid");
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    StaffLogInSettings {
        if (!issuer.isBlank()) {
            require(isSafe(issuer), "issuer is an address as https://login.example/realm; http on this machine alone");
            require(!clientId.isBlank() && !clientSecret.isBlank(), "client-id and client-secret come with the issuer");
            require(CLAIMS.contains(subjectClaim), "subject-claim is one of " + CLAIMS + ": people can change others");
        }
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException("tacite.staff-log-in." + otherwise);
        }
    }

    private static boolean isSafe(String issuer) {
        try {
            var address = URI.create(issuer);
            return address.getHost() != null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && ("https".equals(address.getScheme())
                            || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost())));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    boolean isOn() {
        return !issuer.isBlank();
    }

    /** What is asked of the provider: who it is. Microsoft tells {@code oid} to whoever asks for the profile. */
    List<String> scopes() {
        return subjectClaim.equals("oid") ? List.of("openid", "profile") : List.of("openid");
    }

    /** Scheme, host and port of the provider. */
    Optional<String> origin() {
        return isOn() ? Optional.of(origin(URI.create(issuer))) : Optional.empty();
    }

    static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /** Nobody writes the secret into a log by writing the settings. */
    @Override
    public String toString() {
        return "log-in of the staff at " + issuer;
    }
}
