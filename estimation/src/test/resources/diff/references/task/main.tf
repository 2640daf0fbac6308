resource "aws_ecs_task_definition" "this" {
  family                   = "app"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 1024
  memory                   = 2048
  container_definitions    = jsonencode([{ name = "app", image = "app", essential = true }])
}

output "arn" {
  value = aws_ecs_task_definition.this.arn
}
