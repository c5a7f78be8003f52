// Holds a declared type against values, field by field and both ways: what a value has is declared,
// with its type; and what is declared some value has, in every form that the declaration writes out.
import ts from "typescript";

/** Interfaces that a file of types exports, by name. */
export function declared(file, names) {
  const program = ts.createProgram([file], { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
  return names.map((name) => {
    const symbol = exported.find((one) => one.name === name);
    if (!symbol) throw new Error(`${file} declares no ${name}`);
    return new Declared(checker, name, checker.getDeclaredTypeOfSymbol(symbol));
  });
}

/** A declared interface. `see` values, then ask what was `wrong` or `unseen`. */
class Declared {
  constructor(checker, name, type) {
    this.checker = checker;
    this.name = name;
    this.type = type;
    this.faults = new Map(); // what is wrong, and where it was seen first
    this.seen = new Map(); // a field, like `Way.steps`, and the forms it was seen in
    this.known = new Map(); // which values a type takes
    this.fieldsOf = new Map();
  }

  /** Goes over a value. */
  see(value) {
    this.walk(this.type, value, this.name, this.name);
  }

  /** What values had that is not declared so, each with a place where it was seen. */
  get wrong() {
    return [...this.faults].map(([what, where]) => `${what}: ${where}`);
  }

  /** What is declared and no value had. */
  get unseen() {
    const unseen = [], gone = new Set();
    const reach = (type, at) => {
      const inner = this.object(type);
      if (!inner || gone.has(inner)) return;
      gone.add(inner);
      if (this.checker.isArrayType(inner)) return reach(this.item(inner), at);
      for (const field of this.fields(inner, at)) {
        const seen = this.seen.get(field.at) ?? new Set();
        unseen.push(...field.forms.filter((form) => !seen.has(form)).map((form) => `${field.at}: ${form}`));
        reach(field.type, field.at);
      }
    };
    reach(this.type, this.name);
    return unseen;
  }

  walk(type, value, at, path) {
    const whole = value !== null && typeof value === "object";
    const inner = whole ? this.object(type, Array.isArray(value)) : undefined;
    if (whole ? !inner : !this.takes(type, value)) {
      this.blame(`${at} is declared ${this.checker.typeToString(type)}`, `${path} = ${JSON.stringify(value)}`);
    } else if (!whole) {
      return;
    } else if (Array.isArray(value)) {
      const item = this.item(inner);
      value.forEach((one, index) => this.walk(item, one, at, `${path}[${index}]`));
    } else {
      const left = new Set(Object.keys(value));
      for (const field of this.fields(inner, at)) {
        const given = left.delete(field.name);
        this.note(field.at, given ? value[field.name] : undefined);
        if (given) this.walk(field.type, value[field.name], field.at, `${path}.${field.name}`);
        else if (!field.optional) this.blame(`${field.at} is declared`, `${path} has none`);
      }
      for (const name of left) this.blame(`${at} declares no ${name}`, path);
    }
  }

  /** Notes the forms that a field has; it is left out where there is no value. */
  note(at, value) {
    if (!this.seen.has(at)) this.seen.set(at, new Set());
    const seen = this.seen.get(at);
    if (value === undefined) return seen.add("left out");
    seen.add(value === null ? "null" : "some value");
    if (typeof value === "string") seen.add(JSON.stringify(value));
  }

  blame(what, where) {
    if (!this.faults.has(what)) this.faults.set(what, where);
  }

  /** Whether a type takes a value that has no fields. */
  takes(type, value) {
    if (!this.known.has(type)) this.known.set(type, new Map());
    const known = this.known.get(type);
    if (!known.has(value)) known.set(value, this.checker.isTypeAssignableTo(this.literal(value), type));
    return known.get(value);
  }

  literal(value) {
    switch (typeof value) {
      case "string": return this.checker.getStringLiteralType(value);
      case "number": return this.checker.getNumberLiteralType(value);
      case "boolean": return value ? this.checker.getTrueType() : this.checker.getFalseType();
      default: return this.checker.getNullType();
    }
  }

  /** The object in a type; a list where one is wanted. */
  object(type, list) {
    const all = type.isUnion() ? type.types : [type];
    return all.find((one) => one.flags & ts.TypeFlags.Object && (list === undefined || this.checker.isArrayType(one) === list));
  }

  item(list) {
    return this.checker.getTypeArguments(list)[0];
  }

  /** The fields of an object; a named type's stand under its name, others under the field they are in. */
  fields(type, at) {
    if (!this.fieldsOf.has(type)) {
      const owner = type.symbol.flags & ts.SymbolFlags.Interface ? type.symbol.name : at;
      this.fieldsOf.set(type, this.checker.getPropertiesOfType(type).map((symbol) => {
        const optional = Boolean(symbol.flags & ts.SymbolFlags.Optional);
        const written = symbol.valueDeclaration.type;
        const union = ts.isUnionTypeNode(written) ? written.types.filter(ts.isLiteralTypeNode).map((one) => one.getText()) : [];
        return { name: symbol.name, at: `${owner}.${symbol.name}`, optional, forms: ["some value", ...(optional ? ["left out"] : []), ...union], type: this.checker.getTypeOfSymbol(symbol) };
      }));
    }
    return this.fieldsOf.get(type);
  }
}
