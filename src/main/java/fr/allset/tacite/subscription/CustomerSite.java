package fr.allset.tacite.subscription;

/**
 * A Site Client: where a service is supplied. Early termination fees are counted for each (art. 5).
 *
 * @param code unique among the sites of its customer
 */
public record CustomerSite(String customerNumber, String code, String name, String address) {
}
