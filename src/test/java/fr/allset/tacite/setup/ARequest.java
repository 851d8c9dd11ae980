package fr.allset.tacite.setup;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for a set-up, as its fields introduce it. Unless said otherwise the Fromagerie des Volcans, a new customer, wants Exchange and
 * OneDrive at its dairy in Aurillac. It pays 240,50 € for 36 months and 500 € to begin with. It signed on 20 November 2026 and wishes for 1
 * December.
 *
 */
public record ARequest(Map<String, Object> fields) {

    public static final String FROMAGERIE = "Fromagerie des Volcans";

    public static ARequest ofANewCustomer() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("customerIs", "new");
        fields.put("customerName", FROMAGERIE);
        fields.put("siren", "732 829 320");
        fields.put("customerKind", "professional");
        fields.put("contactName", "Inès Roche");
        fields.put("contactEmail", "ines.roche@fromagerie.example");
        fields.put("siteCode", "AURILLAC");
        fields.put("siteName", "Laiterie d'Aurillac");
        fields.put("siteAddress", "3 route de Vic, 15000 Aurillac");
        fields.put("exchangeOnline", true);
        fields.put("oneDrive", true);
        fields.put("monthlyFixedFee", "240,50");
        fields.put("initialFee", "500");
        fields.put("initialPeriodMonths", "36");
        fields.put("signedOn", "2026-11-20");
        fields.put("wishedStart", "2026-12-01");
        fields.put("migration", true);
        return new ARequest(fields);
    }

    /** Of a customer in the portfolio, at a site of its own. */
    public static ARequest ofCustomer(String number, String siteCode) {
        var request = ofANewCustomer()
                .with("customerIs", "known")
                .with("customerNumber", number)
                .with("siteCode", siteCode);
        for (var field : List.of(
                "customerName", "siren", "customerKind", "contactName", "contactEmail", "siteName", "siteAddress")) {
            request = request.without(field);
        }
        return request;
    }

    public ARequest with(String field, @Nullable Object value) {
        var changed = new LinkedHashMap<>(fields);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new ARequest(changed);
    }

    public ARequest without(String field) {
        return with(field, null);
    }

    /** As Tasklist sends it in. */
    public Map<String, Object> form() {
        return new HashMap<>(fields);
    }

    /** As the use case takes it. */
    public SetupRequest request() {
        var components = List.of("exchangeOnline", "oneDrive", "sharePointOnline", "officeOnline").stream()
                .filter(fields::containsKey)
                .map(box -> switch (box) {
                    case "exchangeOnline" -> "Exchange Online";
                    case "oneDrive" -> "OneDrive";
                    case "sharePointOnline" -> "SharePoint";
                    default -> "OFFICE_ONLINE";
                })
                .toList();
        return new SetupRequest(
                text("customerNumber"),
                text("customerName"),
                text("siren"),
                text("customerKind"),
                text("contactName"),
                text("contactEmail"),
                text("siteCode"),
                text("siteName"),
                text("siteAddress"),
                components,
                text("monthlyFixedFee"),
                text("initialFee"),
                text("initialPeriodMonths"),
                text("signedOn"),
                text("wishedStart"),
                text("readings"),
                fields.containsKey("migration") ? List.of("migration") : List.of(),
                text("noticeNumber"),
                text("noticeUnit"),
                text("noticeSource"));
    }

    private @Nullable String text(String field) {
        return (String) fields.get(field);
    }
}
