/*
 * The package's index loads every rule it has, telephone numbers of the whole world included, and costs a start
 * 100 ms. We bring rules of our own and need the register of them alone.
 */
declare module 'class-validator/cjs/register-decorator' {
  export { registerDecorator } from 'class-validator';
}
declare module 'class-validator/cjs/decorator/common/ValidateIf' {
  export { ValidateIf } from 'class-validator';
}
declare module 'class-validator/cjs/decorator/common/ValidateNested' {
  export { ValidateNested } from 'class-validator';
}
declare module 'class-validator/cjs/metadata/MetadataStorage' {
  export { getMetadataStorage, type MetadataStorage } from 'class-validator';
}
