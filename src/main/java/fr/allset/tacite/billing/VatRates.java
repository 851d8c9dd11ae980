package fr.allset.tacite.billing;

import fr.allset.tacite.money.VatRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The rates of value added tax with the day each comes into force: {@code tacite.vat}. The law changes them by date, so none
 * stands in the code.
 */
@ConfigurationProperties("tacite")
public record VatRates(List<Rate> vat) {

    /** @param percent of the amount excluding tax */
    public record Rate(LocalDate from, BigDecimal percent) {}

    /** @throws IllegalStateException when no rate is in force on that day: a gap in the configuration */
    public VatRate inForceOn(LocalDate day) {
        return vat.stream()
                .filter(rate -> !rate.from().isAfter(day))
                .max(Comparator.comparing(Rate::from))
                .map(rate -> new VatRate(rate.percent()))
                .orElseThrow(() -> new IllegalStateException("tacite.vat names no rate in force on " + day));
    }
}
