package fr.allset.tacite.billing.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.identity.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ChargeController {

    private final Charges charges;

    ChargeController(Charges charges) {
        this.charges = charges;
    }

    @GetMapping("/api/charges")
    @Operation(summary = "Charges, newest first; a client sees its own", description = "Amounts exclude tax.")
    List<Line> list(@RequestParam(required = false) @Nullable String subscription,
            @RequestParam(defaultValue = "0") @Min(0) int page, @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            Reader reader) {
        return charges.list(reader.customerNumber().orElse(null), subscription, page, size).stream().map(Line::of).toList();
    }

    record Line(String subscription, String customer, String kind, String source, String clause, LocalDate chargedOn,
                String amount, String vatRatePercent, @JsonRawValue @Schema(type = "object") String calculation) {

        static Line of(Charge charge) {
            return new Line(charge.subscription(), charge.customer(), charge.kind().name().toLowerCase(Locale.ROOT),
                    charge.source(), charge.clause(), charge.chargedOn(), charge.amount().toString(),
                    charge.vatRate().percent().toPlainString(), charge.calculation());
        }
    }
}
