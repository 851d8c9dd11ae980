package fr.allset.tacite.renewal;

import fr.allset.tacite.problem.Refusal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who does not want the renewal. */
public enum NonRenewalParty {
    CUSTOMER,
    RESELLER;

    /** The name in data: {@code customer}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal when there is none of that name */
    static NonRenewalParty of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(party -> party.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.unreadable("given-by-unknown", "givenBy", String.valueOf(code)));
    }
}
