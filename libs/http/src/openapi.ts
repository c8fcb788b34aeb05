import type * as openapi from '@nestjs/swagger';

// What `#openapi` is wherever the contract is not being written: the same decorators, which say nothing. The library
// behind them takes five hundred files and a sixth of the start of the API; the contract is served as it was committed.

const silent = () => () => undefined;

export const ApiBody: typeof openapi.ApiBody = silent;
export const ApiConsumes: typeof openapi.ApiConsumes = silent;
export const ApiExcludeController: typeof openapi.ApiExcludeController = silent;
export const ApiExtraModels: typeof openapi.ApiExtraModels = silent;
export const ApiFoundResponse: typeof openapi.ApiFoundResponse = silent;
export const ApiOkResponse: typeof openapi.ApiOkResponse = silent;
export const ApiParam: typeof openapi.ApiParam = silent;
export const ApiProduces: typeof openapi.ApiProduces = silent;
export const ApiProperty: typeof openapi.ApiProperty = silent;
export const ApiQuery: typeof openapi.ApiQuery = silent;
export const ApiResponse: typeof openapi.ApiResponse = silent;
export const ApiTags: typeof openapi.ApiTags = silent;

export const getSchemaPath: typeof openapi.getSchemaPath = () => '';
