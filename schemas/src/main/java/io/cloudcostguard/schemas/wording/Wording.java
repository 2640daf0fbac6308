package io.cloudcostguard.schemas.wording;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Mustache.Visitor;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Set;
import java.util.regex.Pattern;

/// A text with places for [Variable]s: of Mustache, variables, sections and comments.
///
/// It is parsed by the library and told by walking over it, never executed: no object of ours is
/// within its reach, and its caller decides what its words and the variables become.
public final class Wording {

  static final int LONGEST = 1_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,30}");

  private final Template template;

  private Wording(Template template) {
    this.template = template;
  }

  /// Takes the parts of a text in their order.
  public interface Listener {

    /// Words that the template has.
    void words(String words);

    /// A variable that is not empty.
    void value(Variable variable);
  }

  /// From the text of a template.
  ///
  /// @throws WordingException if it is none, or names what is no variable
  public static Wording of(String text) {
    if (text.length() > LONGEST) {
      throw new WordingException("is longer than " + LONGEST + " characters");
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      throw new WordingException("has control characters");
    }
    try {
      Template template = Mustache.compiler().compile(text);
      template.visit(new Check());
      return new Wording(template);
    } catch (MustacheException | IndexOutOfBoundsException e) {
      throw new WordingException("is not a template: " + said(e));
    }
  }

  /// The library's words, of which the first line says it all.
  private static String said(RuntimeException e) {
    String message = e.getMessage();
    return message == null ? "its tags are broken" : message.lines().findFirst().orElse("").strip();
  }

  /// Tells its text.
  ///
  /// @param present which variables are not empty
  public void tell(Set<Variable> present, Listener listener) {
    template.visit(new Telling(present, listener));
  }

  private static Variable variable(String name) {
    Variable variable = Variable.find(name);
    if (variable == null) {
      throw new WordingException(
          "has {{"
              + (NAME.matcher(name).matches() ? name : "…")
              + "}}, which is no variable; there are "
              + Variable.all());
    }
    return variable;
  }

  /// Looks at all of it, whichever variables are empty.
  private static final class Check implements Visitor {

    @Override
    public void visitText(String text) {
      if (text.contains("{{")) {
        throw new WordingException("has {{ without }}");
      }
    }

    @Override
    public void visitVariable(String name) {
      var _ = variable(name);
    }

    @Override
    public boolean visitSection(String name) {
      var _ = variable(name);
      return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
      var _ = variable(name);
      return true;
    }

    @Override
    public boolean visitInclude(String name) {
      throw new WordingException("has {{>…}}: a template includes no other");
    }

    @Override
    public boolean visitParent(String name) {
      throw new WordingException("has {{<…}}: a template includes no other");
    }

    @Override
    public boolean visitBlock(String name) {
      throw new WordingException("has {{$…}}: a template includes no other");
    }
  }

  private record Telling(Set<Variable> present, Listener listener) implements Visitor {

    @Override
    public void visitText(String text) {
      listener.words(text);
    }

    @Override
    public void visitVariable(String name) {
      Variable variable = variable(name);
      if (present.contains(variable)) {
        listener.value(variable);
      }
    }

    @Override
    public boolean visitSection(String name) {
      return present.contains(variable(name));
    }

    @Override
    public boolean visitInvertedSection(String name) {
      return !present.contains(variable(name));
    }

    @Override
    public boolean visitInclude(String name) {
      return false;
    }
  }
}
