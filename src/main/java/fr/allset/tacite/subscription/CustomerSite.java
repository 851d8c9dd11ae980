package fr.allset.tacite.subscription;

import java.util.regex.Pattern;

/**
 * A Site Client: where a service is supplied. Early termination fees are counted for each (art. 5).
 *
 * @param code unique among the sites of its customer
 */
public record CustomerSite(String customerNumber, String code, String name, String address) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._/-]{1,40}");

    /** Whether a site, or a customer, may go by this code. */
    public static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }
}
