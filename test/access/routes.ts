import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { OPERATION } from '#libs/access';
import { ApiModule } from '../../apps/api/src/api.module.js';

/** One way into the API, as the code declares it. */
export interface ApiRoute {
  /** Undefined when the method was not named: the guard would refuse everybody. */
  readonly operation: string | undefined;
  readonly method: string;
  readonly path: string;
  /** Names of the parameters, in the order of the path. */
  readonly params: readonly string[];
  readonly handler: string;
}

/** Every method of every controller of the API. Nothing is started: no database is asked. */
export async function routesOfApi(): Promise<ApiRoute[]> {
  const app = await NestFactory.create(ApiModule, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => (metatype ? routesOf(metatype) : []));
}

type Handler = (...args: unknown[]) => unknown;

function routesOf(controller: object & { prototype?: object; name?: string }): ApiRoute[] {
  const root = Reflect.getMetadata(PATH_METADATA, controller) as string;
  const prototype = (controller.prototype ?? {}) as Record<string, Handler>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (name === 'constructor' || typeof handler !== 'function') return [];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const path = joined(root, Reflect.getMetadata(PATH_METADATA, handler) as string);
    const params = [...path.matchAll(/:(\w+)/g)].map(([, param = '']) => param);
    const operation = Reflect.getMetadata(OPERATION, handler) as string | undefined;
    return [{ operation, method: RequestMethod[method], path, params, handler: `${controller.name}.${name}` }];
  });
}

const joined = (...parts: readonly string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
