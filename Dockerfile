# One image for every role: web, worker (ROLE) and the stand-alone simulator (another command).
FROM node:22-bookworm-slim AS build
WORKDIR /sendero
COPY . .
RUN npm ci --include=dev --no-audit --no-fund \
 && NX_DAEMON=false npx nx run-many -t build -p server editor simulator \
 && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /sendero
COPY --from=build --chown=node:node /sendero /sendero
RUN mkdir .data && chown node:node .data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=64", "server/dist/main.js"]
