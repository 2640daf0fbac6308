package io.cloudcostguard.estimation.render;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What may stand in a cell of a spreadsheet.
final class Cells {

  /// Text that no spreadsheet takes for a formula, and that is only text wherever it is shown.
  ///
  /// @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>
  static String text(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String shown = Printable.line(text);
    return "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + shown : shown;
  }

  /// All digits, without exponent; empty when it is not known.
  static String number(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  private Cells() {}
}
