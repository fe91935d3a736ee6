export { CancelledError, EngineError, PAGE_MEMORY, type Engine, type TextTable } from './engine.ts';
export { declared, ident, join, literal, sql, type Sql, type SqlValue } from './sql.ts';
export { ShapeError, type ColumnKind, type Row, type RowShape } from './decode.ts';
